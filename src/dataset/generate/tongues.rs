//! How towns and universities are called in some languages. The towns are put together from syllables, so that none is
//! meant to be a real one; which country speaks which language is told in `countries`.

/// The words of a language, or of several that are alike.
///
/// A syllable is `latin`, or `latin/own` where the language has a script of its own; `_` stands for a space.
pub struct Tongue {
    /// BCP 47 tag.
    pub tag: &'static str,
    pub starts: &'static str,
    pub ends: &'static str,
    /// Names of universities in the language itself; `{}` stands for the town.
    pub universities: &'static [&'static str],
}

pub const ENGLISH: Tongue = Tongue {
    tag: "en",
    starts: "Ash Black Brook Clay East Fair Green Hawk King Lake Mar New North Oak Red Saint_Al Spring Thorn West Whit",
    ends: "bourne bridge bury combe dale field ford ham haven hill mouth pool port stead ton view ville worth",
    universities: &["University of {}", "{} University", "{} State University"],
};

pub const FRENCH: Tongue = Tongue {
    tag: "fr",
    starts: "Beau Belle Bourg Château Clair Fontaine Grand Haute Mont Neuf Pré Roche Saint-É Val Vieux",
    ends: "becœur bois champ court fort gny lac lieu mare moutier pré rive ville villiers vône",
    universities: &["Université de {}", "Institut national polytechnique de {}", "École supérieure de {}"],
};

pub const SPANISH: Tongue = Tongue {
    tag: "es",
    starts: "Agua Alta Buena Casa Fuente La_Peña_de_ Monte Nueva Peña Río Santa_ Torre Valle Villa",
    ends: "ñuela bella blanca clara dorada flores franca hermosa lón mayor mira nueva real rrón verde",
    universities: &["Universidad de {}", "Universidad Autónoma de {}", "Universidad Politécnica de {}"],
};

pub const PORTUGUESE: Tongue = Tongue {
    tag: "pt",
    starts: "Água Alto Boa Campo Fonte Monte Nova Ponte Porto Ribeira São_ Serra Vale Vila",
    ends: "alegre belo bragança claro formoso grande limão lindo mar mourão nobre real seco verde",
    universities: &["Universidade de {}", "Universidade Federal de {}", "Instituto Politécnico de {}"],
};

pub const GERMAN: Tongue = Tongue {
    tag: "de",
    starts: "Alt Bären Eichen Grün Hohen König Lüne Mühl Neu Ober Rosen Schön Stein Unter Wald Weiß",
    ends: "bach berg brück burg dorf feld furt hafen hausen heim kirchen münster see stadt tal thal",
    universities: &["Universität {}", "Technische Universität {}", "Hochschule {}"],
};

pub const DUTCH: Tongue = Tongue {
    tag: "nl",
    starts: "Amstel Berg Brug Eik Hoog Klooster Leeu Meer Noord Nieuw Oost Oud Ruig Veen Wester Zand",
    ends: "berg brugge burg daal dam dijk donk foort haven hout kerke loo meer recht veld wijk",
    universities: &["Universiteit {}", "Hogeschool {}", "Technische Universiteit {}"],
};

pub const ITALIAN: Tongue = Tongue {
    tag: "it",
    starts: "Acqua Alba Bel Borgo Campo Castel Civita Colle Fonte Mon Pietra Ponte Rocca San_ Torre Villa",
    ends: "bella chiara dolce ferrata fiore franco grande lungo marina monte nova rossa secca tagliò vecchia viva",
    universities: &["Università degli Studi di {}", "Politecnico di {}", "Accademia di {}"],
};

pub const NORDIC: Tongue = Tongue {
    tag: "sv",
    starts: "Ängel Björk Eke Fager Grön Hög Kung Lind Norr Öster Ros Sand Små Söder Stor Väster",
    ends: "borg by dal fjord fors hamn hult køb köping lund nes sjö stad strand sund vik",
    universities: &["{} universitet", "{} tekniska högskola", "Högskolan i {}"],
};

pub const SLAVIC: Tongue = Tongue {
    tag: "pl",
    starts: "Białą Brze Cheł Dobrze Grodz Jasn Kamie Krasno Lipo Łuko Niż Nowo Ostro Stár Sto Zielo",
    ends: "bór brod grad hora kov kowice mierz miń nica nik polje staw szów véc wice žice",
    universities: &["Uniwersytet w {}", "Univerzita {}", "Politechnika {}"],
};

pub const RUSSIAN: Tongue = Tongue {
    tag: "ru",
    starts: "Belo/Бело Cherno/Черно Dobro/Добро Krasno/Красно Kamen/Камен Novo/Ново Petro/Петро Staro/Старо \
             Svet/Свет Verkhne/Верхне Vlad/Влад Zeleno/Зелено Zlato/Злато",
    ends: "borsk/борск dar/дар dolsk/дольск gorsk/горск grad/град kamsk/камск lesk/леск morsk/морск ozersk/озерск \
           pol/поль rechensk/реченск slavl/славль yarsk/ярск",
    universities: &["Государственный университет города {}", "{} — технический университет"],
};

pub const GREEK: Tongue = Tongue {
    tag: "el",
    starts: "Akro/Ακρο Alexandro/Αλεξανδρο Chryso/Χρυσο Helio/Ηλιο Kallí/Καλλί Mega/Μεγα Neo/Νεο Palaio/Παλαιο Thalasso/Θαλασσο",
    ends: "chori/χώρι kastro/καστρο limni/λίμνη nisi/νησί petra/πέτρα poli/πολη pyrgos/πυργος vouni/βούνι",
    universities: &["Πανεπιστήμιο {}", "Πολυτεχνείο {}"],
};

pub const GEORGIAN: Tongue = Tongue {
    tag: "ka",
    starts: "Akhal/ახალ Dzvel/ძველ Gori/გორი Mta/მთა Shua/შუა Tetri/თეთრი Tskhal/წყალ Zeda/ზედა",
    ends: "daba/დაბა kalaki/ქალაქი khevi/ხევი mindori/მინდორი sopeli/სოფელი tavi/თავი tsikhe/ციხე ubani/უბანი",
    universities: &["{} სახელმწიფო უნივერსიტეტი"],
};

pub const TURKISH: Tongue = Tongue {
    tag: "tr",
    starts: "Ak Altın Büyük Çam Demir Gök Gül İnce Kara Kızıl Küçük Sarı Taş Üç Yeni Yeşil",
    ends: "ağaç bahçe dağ dere gölü hisar köprü köy liman ova pınar şehir su tepe yayla yurt",
    universities: &["{} Üniversitesi", "{} Teknik Üniversitesi"],
};

pub const ARABIC: Tongue = Tongue {
    tag: "ar",
    starts: "Ain/عين Bab/باب Bir/بئر Dar/دار Jabal/جبل Jisr/جسر Madinat/مدينة Qasr/قصر Ras/رأس Tell/تل Wadi/وادي",
    ends: "_al-Bahr/_البحر _al-Jadid/_الجديد _al-Kabir/_الكبير _al-Nakhil/_النخيل _al-Nur/_النور _al-Rih/_الريح \
           _al-Salam/_السلام _al-Shams/_الشمس _al-Wadi/_الوادي _al-Zahra/_الزهراء",
    universities: &["جامعة {}", "المعهد العالي في {}"],
};

pub const HINDI: Tongue = Tongue {
    tag: "hi",
    starts: "Anand/आनंद Chandra/चंद्र Dev/देव Hari/हरि Jay/जय Kishan/किशन Lakshmi/लक्ष्मी Man/मान Ram/राम Raj/राज \
             Shiv/शिव Sundar/सुंदर",
    ends: "abad/आबाद ganj/गंज gaon/गांव garh/गढ़ giri/गिरि kot/कोट mandi/मंडी nagar/नगर pur/पुर wada/वाड़ा",
    universities: &["{} विश्वविद्यालय"],
};

pub const CHINESE: Tongue = Tongue {
    tag: "zh",
    starts: "Bei/北 Chang/长 Dong/东 Gao/高 Hai/海 Jin/金 Lin/林 Nan/南 Ping/平 Qing/青 Tian/天 Xi/西 Yun/云",
    ends: "an/安 cheng/城 gang/港 he/河 hu/湖 jiang/江 ling/岭 men/门 ping/平 shan/山 yang/阳 yuan/源 zhou/州",
    universities: &["{}大学", "{}理工大学", "{}师范大学"],
};

pub const JAPANESE: Tongue = Tongue {
    tag: "ja",
    starts: "Aka/赤 Aoki/青木 Fuji/藤 Higashi/東 Ishi/石 Kita/北 Kuro/黒 Matsu/松 Minami/南 Naka/中 Nishi/西 Shira/白 Taka/高",
    ends: "gawa/川 hama/浜 hashi/橋 kura/倉 mine/峰 moto/本 mura/村 no/野 oka/岡 saki/崎 shima/島 yama/山 zawa/沢",
    universities: &["{}大学", "{}工業大学", "{}女子大学"],
};

pub const KOREAN: Tongue = Tongue {
    tag: "ko",
    starts: "An/안 Cheong/청 Dae/대 Dong/동 Gang/강 Gwang/광 Hwa/화 Jeon/전 Nam/남 Seo/서 Sun/순 Yeong/영",
    ends: "bu/부 cheon/천 deok/덕 gu/구 ju/주 mun/문 pyeong/평 san/산 seong/성 won/원 yang/양",
    universities: &["{}대학교", "{}과학기술대학교"],
};

pub const VIETNAMESE: Tongue = Tongue {
    tag: "vi",
    starts: "An Bình Cao Đông Hải Long Nam Phú Quảng Tân Thanh Vĩnh",
    ends: "_Châu _Định _Giang _Hòa _Lâm _Long _Ninh _Phước _Sơn _Thành _Thịnh _Yên",
    universities: &["Trường Đại học {}", "Học viện {}"],
};

pub const MALAY: Tongue = Tongue {
    tag: "id",
    starts: "Banjar Bukit_ Gunung_ Karang Kota_ Muara_ Pulau_ Sungai_ Suka Tanjung_",
    ends: "agung baru besar indah jaya manis merah mulya putih raya sari timur",
    universities: &["Universitas {}", "Institut Teknologi {}"],
};

pub const SWAHILI: Tongue = Tongue {
    tag: "sw",
    starts: "Bahari Kili Kisi Mali Mto Mwan Nya Taru Umo Ziwa",
    ends: "bora geni jaro kuu lani mani nga ni pya ya za",
    universities: &["Chuo Kikuu cha {}"],
};

pub const HUNGARIAN: Tongue = Tongue {
    tag: "hu",
    starts: "Alsó Fehér Felső Hajdú Kis Mező Nagy Ó Szent Új Vörös Zöld",
    ends: "falva folyó hegy kő kút mező patak szállás szeg vár vásárhely víz",
    universities: &["{} Egyetem", "{} Műszaki Egyetem"],
};

pub const ROMANIAN: Tongue = Tongue {
    tag: "ro",
    starts: "Alba Băl Câmpu Dumbră Frumu Lunca_ Măgu Poiana_ Râmni Satu_ Târgu_ Valea_",
    ends: "ceni cești dava lung mare nou țeni rele roșu rău sărat vești",
    universities: &["Universitatea din {}", "Universitatea Tehnică din {}"],
};

pub const BALTIC: Tongue = Tongue {
    tag: "lt",
    starts: "Aukšta Balta Dauga Gulbe Jaun Kalna Liel Naujo Pane Rīt Šiau Uzu Valka",
    ends: "bene burg gale kalns kiai liai mere muiža pils saare upe vas vėžys",
    universities: &["{} universitetas", "{} Universitāte"],
};
