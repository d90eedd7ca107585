"""From a suggestion, which somebody has typed into a form, to the file of a tip.

The parts take and return text and data: they read no files, and write none.
"""

from forearmed.desk.suggestion.choices import outdated as outdated
from forearmed.desk.suggestion.choices import renewed as renewed
from forearmed.desk.suggestion.forms import Form as Form
from forearmed.desk.suggestion.forms import answers_in as answers_in
from forearmed.desk.suggestion.issue import Issue as Issue
from forearmed.desk.suggestion.offers import Offers as Offers
from forearmed.desk.suggestion.tip import SuggestedTip as SuggestedTip
from forearmed.desk.suggestion.tip import tip_of as tip_of
