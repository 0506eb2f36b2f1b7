"""The words by which the detector tells a statement of fact from advice, opinion and signposts."""


def any_of(words: str) -> str:
    """A pattern for any of the words, which spaces part; an underscore is a space within one.

    >>> any_of("rose in_all")
    'rose|in\\\\s+all'
    """
    return "|".join(word.replace("_", r"\s+") for word in words.split())


def words_of(text: str) -> frozenset[str]:
    """The words that spaces part."""
    return frozenset(text.split())


_PARTICIPLE = r"\w+(?:ed|wn|ven|ken|sen|ten|den|orn|uck)|" + any_of(
    "cut set put sold told built held made paid lost won led run shut brought bought found kept left sent spent met "
    "shrunk begun done gone come grown shot"
)
# Adjectives that look like a past tense.
_NO_PAST = any_of(
    "hundred sacred armed limited mixed allied unified united related so-called shared supposed combined unprecedented "
    "detailed complicated advanced aged indeed need"
)
_PAST = rf"(?!(?:{_NO_PAST})\b)[A-Za-z][a-z]+[a-df-z]ed|" + any_of(
    "rose fell grew sank began became took gave went came led left lost won met held ran found built sent struck drove "
    "cost shrank flew fought chose threw withdrew broke brought kept paid sold shot spoke stood wrote cut bought spent"
)
_NO_SUPERLATIVE = any_of(
    "honest interest request harvest forest west rest test protest arrest invest suggest contest quest guest latest "
    "modest priest nest conquest manifest digest unrest chest crest behest bequest pest vest attest best midwest "
    "northwest southwest"
)
_RULED = any_of("banned exempt compulsory mandatory forbidden prohibited illegal entitled obliged required guaranteed")
_REPORTED_SURELY = any_of("said told stated warned denied claimed according_to concluded admitted announced declared")
_REPORTED = any_of("reported found described called judged noted argued estimated says calls describes")
_BODIES = any_of(
    "courts? parliament ministry ministers? government council commission committee regulator cabinet president laws? "
    "act treaty constitution agency board judges? members states? union party army troops force"
)
_MEASURES = any_of(
    "doubled trebled halved twice half per_head on_average a_year years? months? weeks? hours? miles? "
    "kilomet(?:re|er)s?"
)
_BETWEEN = r"(?:not\s+|never\s+|also\s+|\w+ly\s+)?"

# What kind of statement the verb makes: only the strongest counts. What happened can be looked up more
# often than what is the case.
VERBS = (
    (3, rf"\b(?:was|were|been)\s+{_BETWEEN}(?:{_PARTICIPLE})\b"),
    (3, rf"\b(?:has|have|had)\s+{_BETWEEN}(?:{_PARTICIPLE})\b"),
    (3, rf"\b(?:is|are)\s+(?:{_RULED})\b|\b(?:may\s+(?:not|only)|must\s+not|cannot\s+be)\b"),
    (3, r"\bunder\s+(?:the|its)\s+(?:law|act|treaty|constitution|charter)\b"),
    (3, rf"\b(?:{_REPORTED_SURELY})\b"),
    (2, rf"\b(?:{_REPORTED})\b"),
    (2, rf"\b(?:is|are|being|gets?)\s+{_BETWEEN}(?:{_PARTICIPLE})\b"),
    (2, rf"\b(?:{_PAST})\b"),
)

# What else points to a fact; all of it is added up.
FOR = (
    (2, rf"\b(?!(?:{_NO_SUPERLATIVE})\b)\w{{2,}}est\b"
        r"|\b(?:most\s+\w+|first|last|only|sole|never|none|unanimous(?:ly)?)\b"),
    (1, r"\b(?:no|not\s+one|every|all|each|any|always)\b"),
    (3, r"[\"“][^\"”]{8,}[\"”]"),
    (2, rf"\b(?:{_MEASURES})\b"),
    (1, rf"\b(?:{_BODIES})\b"),
    (1, r"\b(?:currently|now|today|still|latest|recently|since|until|so\s+far)\b"),
)  # fmt: skip

_IMPERATIVES = any_of(
    "Ask Consider Think Imagine Suppose Let Take See Note Compare Read Check Look Better Remember Insist"
)
_HERE = any_of(
    "below above what_follows for_the_purposes_of for_our_purposes here_the_words? (?:chapter|section|table|annex)_\\d "
    "(?:this|the)_(?:section|chapter|briefing|paper|annex|box|table|figures?_below)"
)
_OPINION = any_of(
    "seems? feels? deserves? wise(?:r|st)? fair(?:ness)? honest dignity hard_to easy_to too_early want_to matters? "
    "means had_better tend_to it_turns_out nobody everyone everybody many_people"
)

# What points away from a fact; all of it is taken off.
AGAINST = (
    (9, r"\?[\"”’)\]]*$"),
    (3, r"\b(?:should|could|would|might|ought|perhaps|probably|likely|presumably)\b"),
    (3, r"\b(?:we|our|us|I)\b(?!\.)"),
    (4, rf"^(?:{_IMPERATIVES})\b"),
    (3, rf"\b(?:{_HERE})\b"),
    (3, rf"\b(?:{_OPINION})\b"),
    (2, r"§"),
    (2, r"^(?:If|Whether|To|One|Any|There\s+may|It\s+(?:remains|is))\b"),
    (2, r"^(?:A|An)\s+\w+\s+(?:\w+\s+){0,4}?is\b"),
)
