"""What programs put on the clipboard as HTML, each with what the form at /write/ makes of it."""

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Microsoft Word 15">
<style><!-- p.MsoNormal {margin:0} --></style></head><body lang=EN-US><!--StartFragment-->
<p class=MsoTitle>Say who you are<o:p></o:p></p>
<p class=MsoNormal>The phone rings, and you <b style='mso-bidi-font-weight:normal'>answer</b>.<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-.25in;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span></span><![endif]>Your name<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><![if !supportLists]><span><span
style='mso-list:Ignore'>o<span>&nbsp;</span></span></span><![endif]>slowly<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>·<span>&nbsp;</span></span><![endif]>The <a href="https://example.com/a_(b)">shop</a><o:p></o:p></p>
<p class=MsoNormal><img width=240 height=90 src="file:///C:/Temp/clip_image002.png">Then:<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='mso-list:l1 level1 lfo2'><![if !supportLists]><span
style='mso-list:Ignore'>1.<span>&nbsp;</span></span><![endif]>Wait<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l1 level1 lfo2'><![if !supportLists]><span
style='mso-list:Ignore'>2.<span>&nbsp;</span></span><![endif]>Listen * closely<o:p></o:p></p>
<table class=MsoTableGrid border=1><tr><td><p class=MsoNormal><b>Say</b><o:p></o:p></p></td><td><p
class=MsoNormal><b>Not</b></p></td></tr><tr><td><p class=MsoNormal>“It is Ann.”</p></td><td><p
class=MsoNormal>“Who | is this?”</p></td></tr></table>
<h1>Try it this week<o:p></o:p></h1><p class=MsoNormal>Say your name first.</p><!--EndFragment--></body></html>"""
DOCS = """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1"><h2 dir="ltr"><span
style="font-weight:400">Before</span></h2><p dir="ltr"><span style="font-weight:400;font-style:normal">One </span><span
style="font-weight:700">bold</span><span style="font-weight:400;font-style:italic"> word</span><span> and a </span><a
href="https://www.google.com/url?q=https://example.com/a&amp;sa=D"><span>link</span></a></p><br /><ul><li dir="ltr"
aria-level="1"><p dir="ltr" role="presentation"><span style="font-weight:400">first</span></p></li><ul><li
aria-level="2"><p><span>inner</span></p></li></ul><li aria-level="1"><p><span>second</span></p></li></ul><div><table>
<tbody><tr><td><p><span>"Hello"</span></p></td><td><p><span>"Yo"</span></p></td></tr></tbody></table></div></b>"""
WEB = """<html><body><!--StartFragment--><h1>A page</h1><p>With <strong>strong </strong>and<em> em</em>, <code>code</code>, <a
href="javascript:x()">no link</a>.<br>A line.</p><blockquote><p>Said</p></blockquote><ol><li>a<ul><li>b</li></ul></li>
<li><p>c</p><p>d</p></li></ol><script>alert(1)</script><p>1. no list</p><p>&lt;b&gt; _x_ a_b</p><!--EndFragment--></body></html>"""
PASTED = {
    WORD: {
        "title": "Say who you are",
        "text": "The phone rings, and you **answer**.\n\n- Your name\n  - slowly\n"
        "- The [shop](https://example.com/a_%28b%29)\n\nThen:\n\n1. Wait\n2. Listen \\* closely",
        "rows": ["“It is Ann.”", "“Who | is this?”"],
        "exercise": "Say your name first.",
    },
    DOCS: {
        "title": "",
        "text": "## Before\n\nOne **bold** *word* and a [link](https://example.com/a)\n\n"
        "- first\n  - inner\n- second",
        "rows": ['"Hello"', '"Yo"'],
        "exercise": "",
    },
    WEB: {
        "title": "A page",
        "text": "With **strong** and *em*, `code`, no link.  \nA line.\n\n> Said\n\n1. a\n   - b\n2. c\n\n   d\n\n"
        "1\\. no list\n\n\\<b> \\_x\\_ a_b",
        "rows": ["", ""],
        "exercise": "",
    },
}  # fmt: skip
PASTE = """html => {
  const field = document.querySelector("#write-text"), given = new DataTransfer()
  given.setData("text/html", html)
  field.focus()
  field.dispatchEvent(new ClipboardEvent("paste", { clipboardData: given, bubbles: true, cancelable: true }))
}"""
"""Pastes the HTML that it is given into the text of the form."""
