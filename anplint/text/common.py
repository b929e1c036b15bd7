"""Words that say little of what a text is about.

``FUNCTION_WORDS`` are the closed classes of English (articles, pronouns, prepositions, auxiliaries and the
like, by any grammar); ``TITLE_WORDS`` name a sort of text and not its subject; ``COMMON_STEMS`` were counted.
"""

FUNCTION_WORDS = frozenset(
    (
        "a about above across after again against all almost alone along already also although always am "
        "among an and another any anybody anyone anything are aren't around as at away back be became "
        "because become been before behind being below between both but by can can't cannot could did "
        "didn't do does doesn't don't done down due during each either else enough etc even ever every "
        "everybody everyone everything few first five for four from full get gets getting go goes going "
        "gone got had has have having he help her here here's hers him his how however i i'm i've if in "
        "instead into is isn't it it's its itself just keep last least less let let's like many may me "
        "might mine more most much must my myself near need never new next nine no nobody none nor not "
        "nothing now of off often on once one only onto or other others our ours out over own per perhaps "
        "quite rather really same see seen several shall she should since six so some somebody someone "
        "something sometimes soon still such ten than that that's the their theirs them themselves then "
        "there there's these they they're thing things this those though three through thus to today "
        "together too toward towards two under until up upon us use used uses using very via was way we "
        "we're we've well went were what what's whatever when whenever where whether which while who whole "
        "whom whose why will with within without won't would yes yet you you're you've your yours yourself"
    ).split()
)
"""English words that carry no topic."""

FUNCTION_STEMS = FUNCTION_WORDS.union(
    (
        "abov alon alreadi alway ani anoth anybodi anyon anyth becam becaus becom befor doe dure els everi "
        "everybodi everyon everyth goe howev i'v mani nobodi noth onc onli perhap quit realli sever sinc "
        "somebodi someon someth sometim themselv they'r togeth veri we'r we'v whatev whenev whi you'r you'v"
    ).split()
)
"""These words and their stems, which are written down since to work them out costs at every start."""

TITLE_WORDS = frozenset(
    (
        "advanced announcement announcing answers april article august basics beginner beginners best "
        "better brief build building case chapter checklist checklists choose choosing common complete "
        "cookbook create creating december definitive developer easy essential essentials everything "
        "explained explore exploring faq fast february field free fundamentals get getting good great guide "
        "guidelines guides handbook handle handling hello how howto ideas improve improving intro introduce "
        "introducing introduction january july june keep keeping learn learning lessons list make making "
        "manage managing manual march monthly note notes november october overview part parts pattern "
        "patterns playbook post practical practice practices primer pro production quick real reference "
        "report review roundup rules safe safer september simple small standard start started steps story "
        "strategies summary take things tip tips tricks tutorial tutorials ultimate understand "
        "understanding update updates weekly welcome work workflow workflows working write-up year years"
    ).split()
)
"""Words of titles that name the sort of text, praise it, or say when it is from; and verbs of any title."""

SHELF_WORDS = frozenset(
    (
        "anniversary announcement announcements article articles beginner beginners best blog business "
        "career careers case community conference conferences culture daily development education "
        "engineering event events example examples featured general guide guides heartbeat help hidden "
        "how howto hub ideas intermediate interview interviews introduction lifestyle meetup meetups misc "
        "miscellaneous news newsletter notes opinion other personal podcast post posts practices press "
        "productivity profile profiles programming project projects reference release releases research "
        "resources review reviews roundup roundups series service services software speaker speakers "
        "staff stories story studies study tech technical technology thoughts tips to tools training "
        "trends tutorial tutorials uncategorized updates video videos webinar webinars workshop workshops"
    ).split()
)
"""Words of tags that say on which shelf of a site an article stands, and not what it is about."""

COMMON_STEMS = frozenset(
    (
        "abil abl accept access account achiev act action activ actual add addit address adopt advanc "
        "advantag affect allow altern amount answer appear appli applic approach appropri area ask aspect "
        "associ assum author autom automat avail avoid base basic begin behavior benefit best better beyond "
        "big bit break bring build built call care case caus certain challeng chang channel check choos "
        "clear close code collect combin come command common communic compar complet complex concept "
        "concern conclus condit configur connect consid consist contact contain content context continu "
        "control copi core correct cours cover creat critic current data date day decid decis default defin "
        "definit demonstr depend describ detail determin develop differ direct discuss display distribut "
        "document drive earli easi easier easili edit effect effici effort eg element empow enabl encourag "
        "end engag ensur enter entir error especi essenti establish event exact exampl excit exist expect "
        "experi explain explicit explor express extern face fact fail familiar far featur feedback feel "
        "field figur file final find fix focus follow forc form format forward found free fulli further "
        "futur gain general generat give given goal good great grow guid hand handl happen hard high hold "
        "hope host hour human idea ideal identifi immedi impact implement import improv includ increas "
        "indic individu inform initi insid instanc instruct integr interact interest internal introduc "
        "introduct invest involv issu iter join key kind know knowledg known larg later latest launch lead "
        "learn leav left level life limit line list littl locat long longer look lot love made main "
        "maintain major make manag manual mark match matter mean meet mention method mind modern modifi "
        "month move multipl name natur navig necessari note notic number object offer offic onlin open "
        "opportun optim option order origin otherwis output outsid overview page part particip particular "
        "pass past path pattern peopl perfect perform person place plan play pleas point popular posit "
        "possibl potenti practic prefer present prevent previous privat probabl problem process produc "
        "product progress project protect provid public publish purpos push put qualiti question quick "
        "reach read readi reason receiv recent recommend reduc refer regular relat relev reli remain rememb "
        "remot remov report repres request requir resourc respect respond respons rest result return review "
        "right risk role rule run save say scope search second section select send sens separ serv set "
        "share short show sign signific similar simpl simpli singl situat size small social solut solv "
        "sourc space special specif specifi spend stage standard start state status stay step stop store "
        "strategi strong structur style submit success suggest support sure system take target task team "
        "technic tell term test text thank think thought time tool top tradit transpar tri true turn type "
        "ultim understand uniqu updat user usual valid valu various view wait want week welcom word work "
        "workflow world written year"
    ).split()
)
"""Stems of a sixth and more of English articles, whatever they are about.

Counted in 2,500 articles (blogs, guidance, manuals, tutorials, essays), the mean of the shares in twelve
collections, without the names of subjects.
"""
