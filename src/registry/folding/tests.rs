//! What people type for a name, and what they do not mean by it, language by language.

use super::*;

/// A name, what finds it, and what does not.
type Case = (&'static str, &'static [&'static str], &'static [&'static str]);

const CASES: &[(&str, &[Case])] = &[
    (
        "Azerbaijani",
        &[
            (
                "Şəki Dövlət Muzeyi",
                &["Seki", "Sheki", "dovlet muzeyi", "Şaki", "DÖVLƏT"],
                &["Sekin", "@", "Baki"],
            ),
            ("Lənkəran", &["Lenkeran", "Lankaran", "LƏNKƏRAN"], &["Lonkoran", "@"]),
            ("İqtisadiyyat", &["iqtisadiyyat", "IQTISADIYYAT", "ıqtisadiyyat"], &["eqtisadiyyat"]),
        ],
    ),
    (
        "Turkish",
        &[
            (
                "Diyarbakır Çağdaş Üniversitesi",
                &["diyarbakir", "DİYARBAKIR", "cagdas universitesi"],
                &["diyarbaker"],
            ),
            ("Iğdır", &["igdir", "IĞDIR", "iğdır"], &["egdir"]),
        ],
    ),
    (
        "Kazakh",
        &[
            ("Әл-Фараби", &["Ал-Фараби", "Ел-Фараби", "al farabi"], &["Ол-Фараби", "Алматы"]),
            ("Қарағанды", &["Караганды", "Karagandy", "Qaragandy"], &["Каганды"]),
        ],
    ),
    ("Tatar", &[("Җиңү мәктәбе", &["Жину мактабе", "жину"], &["жена"])]),
    (
        "German",
        &[
            ("Universität Würzburg", &["Wuerzburg", "Wurzburg", "universitaet wuerzburg"], &["Wirzburg"]),
            ("Straße der Künste", &["strasse", "STRASSE der Kuenste"], &["strase der kinste"]),
            ("Universitaet Goettingen", &["Göttingen", "Universität"], &["Gattingen"]),
        ],
    ),
    (
        "Danish and Norwegian",
        &[
            ("Ålborg Søfartsskole", &["Aalborg", "Alborg", "soefartsskole", "sofartsskole"], &["Olborg"]),
            ("Aarhus Ærø", &["århus", "aero"], &["orhus", "eroeskoebing"]),
        ],
    ),
    (
        "Swedish",
        &[("Högskolan i Växjö", &["hogskolan", "Vaexjoe", "VÄXJÖ", "va\u{308}xjo\u{308}"], &["vexje"])],
    ),
    ("Icelandic", &[("Háskóli Þórðar", &["haskoli", "thordar", "ÞÓRÐAR"], &["porpar"])]),
    ("Polish", &[("Politechnika Łódzka", &["lodzka", "LODZKA", "łodzka"], &["wodzka"])]),
    ("Croatian", &[("Sveučilište u Đakovu", &["sveuciliste", "dakovu", "djakovu"], &["zakovu"])]),
    ("Czech", &[("Žďár nad Sázavou", &["zdar", "Zhdar nad Sazavou"], &["cdar"])]),
    (
        "Romanian",
        &[("Universitatea din Timișoara", &["timisoara", "timişoara", "TIMISOARA"], &["timizoara"])],
    ),
    (
        "French",
        &[
            ("Université de L’Œuvre", &["oeuvre", "l'oeuvre", "de loeuvre", "Œuvre"], &["euvres"]),
            ("Collège d'Évry", &["evry", "college d’evry", "devry"], &["ivry"]),
        ],
    ),
    (
        "Vietnamese",
        &[("Đại học Đà Nẵng", &["da nang", "Danang", "ĐÀ NẴNG", "dai hoc da nang"], &["danong", "dan"])],
    ),
    (
        "Arabic",
        &[
            (
                "كلية الإدارة بالرباط",
                &["الادارة", "إدارة", "اداره", "كليّة", "كلـــية", "رباط"],
                &["الاردن", "كلب"],
            ),
            ("مستشفى الملك", &["مستشفي", "ملك"], &["مستشقى", "الملكة"]),
            ("٢٠٢٦", &["2026"], &["2025"]),
        ],
    ),
    ("Persian", &[("دانشگاه علم و صنعت ایران می‌شود", &["ايران", "میشود", "می شود"], &["عراق"])]),
    ("Hebrew", &[("הַטֶּכְנִיּוֹן – מכון, צה״ל", &["הטכניון", "מכונ", "צהל", "צה\"ל"], &["הטכנאון"])]),
    (
        "Russian",
        &[
            (
                "Королёвский институт",
                &["королевский", "korolevskiy", "Korolevskij", "korolyov", "институт"],
                &["королавский"],
            ),
            ("Щёлково", &["щелково", "shchelkovo", "Shchelkovo"], &["чолково"]),
        ],
    ),
    (
        "Ukrainian",
        &[
            (
                "Українська академія, Харків",
                &["украинська", "Kharkiv", "академия", "akademiya"],
                &["Kharkov"],
            ),
            ("Кам’янське", &["Кам'янське", "Камянське", "kamyanske"], &["Каменское"]),
        ],
    ),
    ("Bulgarian", &[("Търговище", &["Targovishte", "търговище"], &["Targovitse"])]),
    ("Serbian", &[("Универзитет у Нишу", &["Univerzitet u Nisu", "nišu"], &["nizu"])]),
    ("Greek", &[("Πανεπιστήμιο Πατρών", &["πανεπιστημιο", "ΠΑΤΡΩΝ", "panepistimio patron"], &["πατρα"])]),
    ("Georgian", &[("თბილისის უნივერსიტეტი", &["tbilisis", "universiteti"], &["dbilisis"])]),
    ("Armenian", &[("Երևանի համալսարան", &["hamalsaran", "երևանի"], &["hamalzaran"])]),
    (
        "Chinese",
        &[
            ("國立臺灣師範大學", &["国立台湾", "师范大学", "臺灣"], &["狮犯", "Shifan", "國立大學"]),
            ("湖北工业大学", &["湖北", "工業"], &["河北", "湖南", "公业", "hubei"]),
        ],
    ),
    (
        "Japanese",
        &[
            ("東京藝術大学カフェ", &["東京芸術大学", "芸术", "ｶﾌｪ", "カフェ"], &["かふぇ", "tokyo", "京都"]),
            ("ガイド", &["ｶﾞイド", "カ\u{3099}イド"], &["カイト"]),
        ],
    ),
    (
        "Korean",
        &[(
            "부산외국어대학교",
            &["외국어", "외국어대", "대학교", "\u{1107}\u{116e}산"],
            &["외국인", "부신", "busan"],
        )],
    ),
    ("Thai", &[("มหาวิทยาลัยเชียงใหม่", &["เชียงใหม่", "มหาวิทยาลัย"], &["เชียงราย", "เชิยงใหม่"])]),
    ("Hindi", &[("दिल्ली विश्वविद्यालय", &["दिल्ली", "विश्वविद्यालय"], &["दल्ली", "बिश्वविद्यालय"])]),
    (
        "Uzbek and Hawaiian",
        &[
            ("Fargʻona", &["Farg'ona", "Fargona", "Farg‘ona", "fargʼona"], &["Ferguna", "Farg ona x"]),
            ("Kauaʻi", &["Kauai", "Kaua'i", "kaua`i"], &["Kuai", "Kau'ai"]),
            ("Kauai", &["kauai"], &["Kaua'i"]),
        ],
    ),
    (
        "English",
        &[
            (
                "M.I.T. Press, St. Petersburg A&M",
                &["MIT", "m.i.t.", "stpetersburg", "A&M"],
                &["M&A", "A&N", "saintpetersburg"],
            ),
            (
                "SaintPetersburg Mining",
                &["Saint Petersburg", "petersburg min"],
                &["Saint Peterburg", "ntpet ers"],
            ),
            ("Ｆｕｌｌ Width № 12", &["full width", "12"], &["13"]),
        ],
    ),
];

fn has(name: &str, typed: &str) -> bool {
    Part::of(typed).is_in(name, &mut Ways::default())
}

#[test]
fn a_name_is_found_as_people_type_it_and_not_otherwise() {
    assert!(CASES.len() >= 20);
    for (language, cases) in CASES {
        for (name, found, others) in *cases {
            for typed in *found {
                assert!(has(name, typed), "{language}: {typed} does not find {name}: {:?}", ways(name));
            }
            for typed in *others {
                assert!(!has(name, typed), "{language}: {typed} finds {name}");
            }
        }
    }
}

#[test]
fn a_text_is_folded_into_words() {
    assert_eq!(words("  Master’s programmes – Örebro, (Ελλάς)!"), "masters programmes orebro ελλασ");
    assert_eq!(words("東京 e\u{301}"), "东京 e");
    assert_eq!(words("\u{feff} – ’ \""), "");
    assert_eq!(words("M.I.T., the U.S.A. and e.V.; A.Smith"), "mit the usa and ev a smith");
}

#[test]
fn a_text_has_few_ways_to_spell_it() {
    assert_eq!(ways("Oslo"), ["oslo"]);
    assert_eq!(ways("Köln, Bügel"), ["koln bugel", "koeln buegel"]);
    assert_eq!(ways("Gəncə"), ["gence", "ganca"]);
    assert_eq!(ways("L’Aquila"), ["laquila", "l aquila", "l'aquila"]);
    assert_eq!(ways("Шахты"), ["шахты", "shakhty", "sahty", "shahty"]);
    assert!(ways("Ş ş ə ö L’Aquila Щ шук").len() <= 24);
}

#[test]
fn a_word_knows_the_code_points_that_it_is_made_of() {
    let text = "Universität Straße e\u{301}t M.I.T. 東京";
    let in_place = placed(text, spellings(text).next().unwrap());
    let joined: Vec<_> = in_place.iter().map(|word| word.folded.as_str()).collect();
    assert_eq!(joined.join(" "), words(text));
    let places: Vec<_> = in_place.iter().map(|word| word.place(0..word.letters())).collect();
    assert_eq!(places, [0..11, 12..18, 19..22, 23..28, 30..32]);
    assert_eq!(in_place[1].place(0..5), 12..17); // “stras”: half of the ß is all of it
    assert_eq!(in_place[2].place(0..1), 19..21); // with its accent
    assert_eq!(in_place[4].place(1..2), 31..32);
}

#[test]
fn a_part_without_letters_is_compared_as_it_is() {
    assert!(has("Arts (London)", "("));
    assert!(has("any", ""));
    assert!(has("R&D", "&") && !has("R and D", "&"));
    assert!(has("Q* #1", "#1") && !has("Q 1", "#1"));
}

#[test]
fn a_text_begins_with_a_part_in_any_spelling() {
    let begins = |name: &str, typed: &str| Part::of(typed).begins(name, &mut Ways::default());
    assert!(begins("Übersee-Museum", "uebersee museum") && begins("Hà Nội", "hanoi"));
    assert!(!begins("Das Übersee-Museum", "uebersee") && !begins("Hà Nội", "noi"));
}

proptest::proptest! {
    #[test]
    fn texts_of_ascii_are_folded_as_others_are(text in "[ -~]{0,30}") {
        // The letter at the end takes the long way.
        let long = words(&format!("{text} ü"));
        let short = words(&text) + " u";
        proptest::prop_assert_eq!(short.trim_start(), long);
    }

    #[test]
    fn what_is_in_a_text_is_found_in_it(before in ".{0,8}", part in "[a-zA-Zäöüßéğşıçñ]{1,9}", after in ".{0,8}") {
        let is_in = has(&format!("{before} {part} {after}"), &part);
        proptest::prop_assert!(is_in);
    }
}
