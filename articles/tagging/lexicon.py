"""The words of news English that tell names apart: titles, prepositions, verbs of governments, nouns that end names."""


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Stand before the name of a person and are no part of it.
TITLES = words("""
    president vice prime deputy first second acting interim former ex late minister ministers premier
    chancellor king queen crown prince princess emperor emir sultan sheikh sheikha shaikh mr mrs ms miss dr
    doctor madam mme sir lord lady dame sen senator rep representative congressman congresswoman gov governor
    mayor councillor councilor alderman mp mep pm legislator lawmaker deputies gen general lt lieutenant maj
    major col colonel brig brigadier capt captain adm admiral vice-admiral marshal field sgt sergeant cpl
    corporal pvt private spc cmdr commander chief secretary secretary-general attorney ambassador envoy judge
    justice magistrate prosecutor chairman chairwoman chairperson chair director director-general executive
    ceo cfo professor prof pope cardinal archbishop bishop rev reverend father sister pastor imam ayatollah
    mullah mufti maulana rabbi hajj hajji alhaji comrade leader spokesman spokeswoman spokesperson speaker
    analyst officer inspector superintendent commissioner detective constable coach minister-designate tsar
    president-elect hon honourable his her excellency majesty highness foreign defense defence interior
    finance home opposition whip congressperson laureate staff
""")

# Before a name these say that something is there, or goes there.
LOCATIVE = words("""
    in at near outside around inside throughout across within from to into through via toward towards over off
    leaving leave visit visited visiting
""")

# "The town of X", "the villages of X and Y".
SETTLEMENTS = words("""
    town towns city cities village villages capital port hamlet suburb suburbs neighborhood neighbourhood
    district districts province provinces region regions state states county counties governorate oblast
    prefecture island islands municipality municipalities township commune enclave settlement outskirts
    territory peninsula
""")

# "X province".
AREAS = words("""
    province provinces region governorate oblast prefecture county district peninsula valley voivodeship canton
    township municipality suburb neighborhood neighbourhood
""")

# "X residents", "X police": who belongs to a town.
INHABITANTS = words("""
    man men woman women boy girl teen teenager teenagers couple family families resident residents native natives
    people villagers farmer farmers student students police mayor officials firefighters councillor councillors
    council voters motorist driver businessman businesswoman youth mother father area
""")

DIRECTIONS = words("""
    north south east west northern southern eastern western central northeast northwest southeast southwest
    northeastern northwestern southeastern southwestern north-east north-west south-east south-west
    north-eastern north-western south-eastern south-western mid upper lower
""")

# What governments, not towns, do.
ACTING = words("""
    accept accuse acknowledge admit advocate agree aim allege allow announce approve argue ask assert assure
    attempt back ban blame block boycott call cancel caution challenge charge claim commit complain concede
    condemn confirm consider contend criticise criticize cut decide declare decline defend demand denounce
    deny deploy deplore dismiss dispatch dispute downplay eye expel expect express fear freeze halt hail hint
    hope impose insist intend invite issue label launch lift negotiate notify object offer oppose order pledge
    plan postpone praise prefer press pressure prohibit promise propose protest push question react reaffirm
    recall recognise recognize refuse reiterate reject remain renew repeat reply request resist respond
    restrict resume retaliate reveal revoke sanction say seek seem sell send share sever shun side sign signal
    slam stress suggest summon supply support suspect suspend threaten try unveil hold host meet discuss urge
    view voice vow want warn welcome withdraw withhold worry
""")

# What is done to a government and not to a town: "persuade Chile".
ADDRESSING = words("""
    accuse alarm alienate allow anger antagonise antagonize appease ask assure back beg blame bully
    castigate chide coerce compel condemn confront convince criticise criticize defy denounce deter
    embarrass enable encourage enrage fault force goad implore infuriate invite irk irritate isolate
    lambast lobby notify oblige offend outrage pardon permit persuade placate praise press pressure prod
    prompt provoke punish push rattle reassure rebuff rebuke remind sanction shame slam snub sue support
    tell thank threaten upset urge want warn
""")

# Nouns of relations between governments: "talks with Tehran", "between Washington and Moscow".
DEALINGS = words("""
    accord agreement alliance ally approach axis ceasefire conflict confrontation contact cooperation deal
    dialogue diplomacy disagreement dispute feud friction link negotiation pact partnership policy pressure
    quarrel rapprochement relation relationship rift row sanction standoff stance spat support talk tension
    threat tie treaty trust truce war government administration demand decision proposal move position
    response influence ambition interest
""")

# What a capital has only as a government: "Santiago's attempts".
ENDEAVOURS = words("""
    aggression aim ambassador attempt bid claim commitment concern criticism effort envoy foe goal hostility intention
    intervention motive offer opposition plan pledge promise proxy reaction refusal rejection reluctance
    rhetoric rival strategy troop use vow warning willingness withdrawal
""")

ORGANIZATION_ENDS = words("""
    academy administration agency airlines airways alliance army assembly association authority bank bloc
    board brigade brigades broadcaster bureau cabinet center centre chamber church club coalition college
    command commission committee company confederation congress consortium corp corporation corps council
    court department directorate federation fleet force forces foundation front fund government group guard
    guards hospital inc institute institution intelligence league ltd ministry mission movement navy network
    news observatory office organisation organization parliament party police post press program regiment
    secretariat senate service services society team times treasury tribunal union unit university
""")

PLACE_ENDS = words("""
    airport avenue base basin bay beach border bridge canal cape castle cemetery city coast county crossing
    desert district dam forest governorate gulf harbour harbor highway hill hills island islands isle lake
    mount mountain mountains neighborhood neighbourhood oblast ocean palace park parish peninsula plateau port
    prefecture province region river road sea square station strait street suburb town valley village
""")

SUFFIXED = words("""
    administered affiliated aligned allied backed based born brokered built controlled dominated educated financed
    funded held inspired led linked made majority mediated occupied organised organized owned registered ruled run
    speaking sponsored style supported supplied trained
""")

MONTHS_AND_DAYS = words("""
    january february march april may june july august september october november december monday tuesday
    wednesday thursday friday saturday sunday
""")

SAYING = words("say add tell warn note explain argue insist ask reply recall write claim announce admit")

# Ordinary words that headlines and forms write with a capital; no names by themselves.
COMMON = words("""
    state government council board house court party president minister ministry department company committee
    church city country north south east west international national federal central general public first new
    old high great university school college hospital police army navy parliament congress senate commission
    bank group office center centre club union team cup league king queen prince bishop opposition republic
    kingdom capital sunday monday tuesday wednesday thursday friday saturday january february march april may
    june july august september october november december god lord internet covid english
""")

HONORIFICS = words("mr mrs ms dr prof sen rep gov gen lt col capt maj sgt rev justice sheikh")

PARTICLES = words("al el bin ibn bint abu de da do dos das del della der den la le van von ter ten di")

# Offices; a name that ends in one names nobody by itself.
ROLES = words("""
    president minister premier chancellor secretary spokesman spokeswoman spokesperson director chairman
    chairwoman governor mayor ambassador envoy king queen prince princess emir amir sultan pope general
    colonel commander admiral captain senator congressman judge prosecutor professor ceo officer advisor
    adviser deputy speaker pm mp mps
""")

# Abbreviations and words with a capital that are no names.
NO_NAMES = words("""
    ai ip it pr tv id hr hiv aids covid covid-19 coronavirus omicron sms gdp gnp vat ngo ngos ied ieds vbied
    vbieds phd ceo cfo cto pm mp mps usd gps dna pcr ct mri suv suvs atm faq pdf url html http https internet
    facebook-page am android state customs
""")

# Peoples and faiths of more than one state, or without one.
PEOPLES = words("""
    arab arabs kurd kurds kurdish sunni sunnis shia shias shiite shiites shi'ite shi'ites yazidi yazidis
    alawite alawites druze copt copts coptic muslim muslims islamic islamist islamists christian christians
    jew jews jewish hindu hindus sikh sikhs buddhist buddhists catholic catholics protestant protestants
    orthodox jesuit jesuits evangelical evangelicals pashtun pashtuns hazara hazaras uighur uighurs uyghur
    uyghurs rohingya tamil tamils tibetan tibetans baloch baluch hutu hutus tutsi tutsis tuareg tuaregs berber
    berbers amazigh igbo hausa yoruba fulani oromo tigrayan tigrayans amhara zulu zulus xhosa masai maasai
    maori māori aboriginal aboriginals aborigines indigenous inuit métis roma chechen chechens tatar tatars
    latino latinos latina hispanic hispanics european europeans african africans asian asians western
    westerners caucasian turkmen turkmens slavic baltic nordic scandinavian balkan basque basques catalan
    catalans flemish walloon english scottish welsh bavarian sicilian lgbt lgbtq republicans democrats
    republican democrat communists communist socialists nazi nazis soviet soviets marxist marxists zionist
    zionists salafi salafist wahhabi
""")
