//! A simple tokenizer for the bundled scripts: enough to tell names, strings, templates, patterns and the rest apart.

/// A piece of a script.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token<'a> {
    Name(&'a str),
    /// A text in single or double quotes, without them.
    Text(&'a str),
    /// A number, a pattern, a piece of a template: nothing that names anything.
    Other,
    Sign(char),
}

/// Words after which a slash begins a pattern and a bracket begins a list.
const WORDS: [&str; 36] = [
    "async",
    "await",
    "break",
    "case",
    "catch",
    "class",
    "const",
    "continue",
    "default",
    "delete",
    "do",
    "else",
    "false",
    "finally",
    "for",
    "function",
    "if",
    "in",
    "instanceof",
    "let",
    "new",
    "null",
    "of",
    "return",
    "static",
    "super",
    "switch",
    "this",
    "throw",
    "true",
    "try",
    "typeof",
    "var",
    "void",
    "while",
    "yield",
];

/// Whether a name is a word of the language.
pub fn is_word(name: &str) -> bool {
    WORDS.contains(&name)
}

/// Whether an expression may end with this token, so that a slash divides and a bracket looks something up.
pub fn ends_expression(token: Option<&Token>) -> bool {
    match token {
        Some(Token::Name(name)) => !is_word(name) || ["this", "super", "true", "false", "null"].contains(name),
        Some(Token::Text(_) | Token::Other | Token::Sign(')' | ']' | '}')) => true,
        Some(Token::Sign(_)) | None => false,
    }
}

/// The tokens of a script, without comments and white space.
pub fn tokens(script: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    // For each template that is open: how many braces are open within its current piece of script.
    let mut templates: Vec<usize> = Vec::new();
    let mut rest = script;
    while let Some(c) = rest.chars().next() {
        let length = match c {
            _ if c.is_whitespace() => c.len_utf8(),
            '"' | '\'' => {
                let end = closing(rest, c);
                tokens.push(Token::Text(rest.get(1..end).unwrap_or_default()));
                end + 1
            }
            '`' => template(rest, 1, &mut templates, &mut tokens),
            '}' if templates.last() == Some(&0) => {
                templates.pop();
                template(rest, 1, &mut templates, &mut tokens)
            }
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => rest.find("*/").map_or(rest.len(), |end| end + 2),
            '/' if !ends_expression(tokens.last()) => {
                tokens.push(Token::Other);
                pattern(rest)
            }
            _ if c.is_alphabetic() || matches!(c, '_' | '$') => {
                let end = rest.find(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | '$')).unwrap_or(rest.len());
                tokens.push(Token::Name(rest.get(..end).unwrap_or_default()));
                end
            }
            _ if c.is_ascii_digit() => {
                tokens.push(Token::Other);
                rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len())
            }
            _ => {
                match (c, templates.last_mut()) {
                    ('{', Some(open)) => *open += 1,
                    ('}', Some(open)) => *open -= 1,
                    _ => {}
                }
                tokens.push(Token::Sign(c));
                c.len_utf8()
            }
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    tokens
}

/// Where the text that begins here ends: the place of its closing quote.
fn closing(rest: &str, quote: char) -> usize {
    let mut is_escaped = true;
    for (at, c) in rest.char_indices() {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            _ if c == quote => return at,
            _ => {}
        }
    }
    rest.len()
}

/// A piece of a template: to its end, or to the script within it. Returns its length.
fn template<'a>(rest: &'a str, start: usize, templates: &mut Vec<usize>, tokens: &mut Vec<Token<'a>>) -> usize {
    tokens.push(Token::Other);
    let mut is_escaped = false;
    let mut before = ' ';
    for (at, c) in rest.char_indices().skip(start) {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '`' => return at + 1,
            '{' if before == '$' => {
                templates.push(0);
                tokens.push(Token::Sign('+'));
                return at + 1;
            }
            _ => {}
        }
        before = c;
    }
    rest.len()
}

/// The length of a pattern, with its flags.
fn pattern(rest: &str) -> usize {
    let (mut is_escaped, mut is_in_class) = (true, false);
    for (at, c) in rest.char_indices() {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '[' => is_in_class = true,
            ']' => is_in_class = false,
            '/' if !is_in_class => {
                let flags = rest.get(at + 1..).unwrap_or_default();
                return at + 1 + flags.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(flags.len());
            }
            _ => {}
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::{Token, tokens};

    #[test]
    fn names_are_told_from_what_only_looks_like_them() {
        let script = "a.b('c.d',`e${f.g({h:1})}i.j`,/k.l[/]/g)/m // n.o\n/* p */";
        let names: Vec<&str> = tokens(script)
            .into_iter()
            .filter_map(|t| if let Token::Name(name) = t { Some(name) } else { None })
            .collect();
        assert_eq!(names, ["a", "b", "f", "g", "h", "m"]);
    }
}
