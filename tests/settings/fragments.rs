//! Fragments that nobody should write, the same ones in each run.

/// A fragment, and the words by which the console has to name its faults.
pub struct Fragment {
    pub text: String,
    pub faults: Vec<String>,
}

fn fragment(text: impl Into<String>, faults: &[&str]) -> Fragment {
    Fragment { text: text.into(), faults: faults.iter().map(|fault| (*fault).to_owned()).collect() }
}

/// Values that do not fit, for each key that there is.
const BAD: [(&str, &str); 34] = [
    ("clinic", "<b id=pwned>Clinic</b>"),
    ("clinic", "%3Cimg%20id%3Dpwned%20src%3Dx%20onerror%3Dalert(1)%3E"),
    ("clinic", "%FF%FE"),
    ("clinic", "%E2%80%AEcinilC"),
    ("clinic", "Clinic%00"),
    (
        "clinic",
        "A%20name%20of%20more%20than%20eighty%20letters%20is%20longer%20than%20any%20clinic%20needs%20to%20have%20on%20a%20page%20like%20this",
    ),
    ("tel", "javascript:alert(1)"),
    ("tel", "call%20us"),
    ("tel", "*%2306%23"),
    ("tel", "%zz"),
    ("sms", "data:text/html,x"),
    ("sms", "12"),
    ("book", "javascript:alert(1)"),
    ("book", "%20JaVaScRiPt%3Aalert(1)"),
    ("book", "data:text/html,<script>alert(1)</script>"),
    ("book", "http://example.com/"),
    ("book", "//example.com/"),
    ("book", "https://example.com/%22onclick%3D%22alert(1)"),
    ("book", "https:example.com"),
    ("privacy", "data:text/html;base64,PHNjcmlwdD4="),
    ("privacy", "blob:https://example.com/1"),
    ("mail", "javascript:alert(1)"),
    ("mail", "a@example.com?bcc=b@example.com"),
    ("mail", "a@example.com%0Abcc:b@example.com"),
    ("lang", "tlh"),
    ("country", "Atlantis"),
    ("country", "XX"),
    ("offers", "iv,hope"),
    ("accent", "red"),
    ("accent", "#12345"),
    ("accent", "url(https://example.com/)"),
    ("accent", "#000000;background:url(https://example.com/)"),
    ("hours", "<script id=pwned>alert(1)</script>"),
    ("hours", "%F0%28%8C%BC"),
];

/// At least `count` fragments: those that somebody has thought of, and as many others as are asked for.
pub fn all(count: usize) -> Vec<Fragment> {
    let long = "a".repeat(100_000);
    let pairs = "key=value&".repeat(10_000);
    let mut all = vec![
        fragment("", &[]),
        fragment(format!("clinic={long}"), &["left out"]),
        fragment(pairs, &["left out"]),
        fragment("%FF%FE%00%80", &["left out"]),
        fragment("&&&===&=&", &["left out"]),
        fragment("colour=blue&theme=dark", &["`colour`", "`theme`"]),
        fragment("__proto__=1&constructor=2&toString=3", &["`__proto__`", "`constructor`", "`toString`"]),
        fragment("tel=617-555-0142&tel=617-555-0143", &["`tel`"]),
        fragment("country=GB&country=US", &["`country`"]),
        fragment("'\"></iframe><script id=pwned>alert(1)</script>", &["left out"]),
        fragment("CLINIC=Harbor&Tel=1", &["`CLINIC`", "`Tel`"]),
        fragment("clinic=Harbor%20Street&book=javascript:alert(1)&offers=iv", &["`book`"]),
    ];
    all.extend(BAD.map(|(key, value)| fragment(format!("{key}={value}"), &[&format!("`{key}`")])));
    let mut seed = Seed(0x5EED);
    while all.len() < count {
        let next = if all.len() % 2 == 0 { bytes(&mut seed) } else { mixture(&mut seed) };
        all.push(next);
    }
    all
}

/// Several bad values at once, each of another key.
fn mixture(seed: &mut Seed) -> Fragment {
    let mut chosen: Vec<(&str, &str)> = Vec::new();
    for _ in 0..6 {
        let pair = BAD.get(seed.below(BAD.len())).copied().unwrap_or_default();
        if chosen.iter().all(|(key, _)| *key != pair.0) {
            chosen.push(pair);
        }
    }
    let text: Vec<String> = chosen.iter().map(|(key, value)| format!("{key}={value}")).collect();
    Fragment { text: text.join("&"), faults: chosen.iter().map(|(key, _)| format!("`{key}`")).collect() }
}

/// Any printable characters, those that mean something in a fragment more often.
fn bytes(seed: &mut Seed) -> Fragment {
    let mut letter = || match seed.below(8) {
        0 => '&',
        1 => '=',
        2 => '%',
        _ => char::from(33 + seed.below(94) as u8),
    };
    let text: String = (0..200).map(|_| letter()).collect();
    fragment(format!("x{text}"), &["left out"])
}

/// Numbers that look random and are the same each time (xorshift).
struct Seed(u64);

impl Seed {
    const fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end as u64) as usize
    }
}
