//! Markdown, as far as the reports need it.

/// A table; its first row is the head.
pub fn table<T: AsRef<str>>(rows: &[Vec<T>]) -> String {
    let mut text = String::new();
    for (i, cells) in rows.iter().enumerate() {
        let cells: Vec<String> = cells.iter().map(|cell| cell.as_ref().replace('|', "\\|")).collect();
        text.push_str(&["| ", &cells.join(" | "), " |\n"].concat());
        if i == 0 {
            text.push_str(&["|", &" --- |".repeat(cells.len()), "\n"].concat());
        }
    }
    text
}

/// A number with its thousands apart.
pub fn number(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
