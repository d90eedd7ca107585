"""The addresses of all that a visitor can open, and the files behind them."""




def page_address(src_uri: str) -> str:
    """Return where the page made from *src_uri* is found: a folder of its name."""
    stem = src_uri.removesuffix(".md")
    if stem == "index":
        return ""
    return stem.removesuffix("/index") + "/"





from forearmed.content.model import Playbook, Tip

def tip_address(tip: Tip) -> str:
    """Return where readers find *tip*: its year is not in its address, so it may move."""
    return f"tips/{tip.slug}/"



def huddle_address(tip: Tip) -> str:
    """Return where the page for a team's five minutes with *tip* is."""
    return f"{tip_address(tip)}huddle/"



def huddle_file(tip: Tip) -> str:
    """Return the file that is found there."""
    return f"{huddle_address(tip)}index.html"



def tip_uri(tip: Tip) -> str:
    """Return what authors link to."""
    return tip.place.path



def playbook_address(playbook: Playbook) -> str:
    """Return where readers find *playbook*."""
    return f"playbooks/{playbook.slug}/"



def playbook_uri(playbook: Playbook) -> str:
    """Return what authors link to."""
    return f"playbooks/{playbook.slug}.md"





from forearmed.content.model import Playbook

def card_uri(playbook: Playbook) -> str:
    """Return the source that the card of *playbook* would have."""
    return f"playbooks/{playbook.slug}/card.md"



def card_address(playbook: Playbook) -> str:
    """Return where readers find the card of *playbook*."""
    return f"{playbook_address(playbook)}card/"



