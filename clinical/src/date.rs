//! A day of the calendar. Today's date is always passed in: this crate has no clock.

/// A day, in the order of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    days: i32,
}

impl Date {
    /// A day after all others: a clock that cannot be read makes every row count as past its date.
    pub const LATEST: Self = Self { days: i32::MAX };

    /// The day of the Gregorian calendar; `None` for a month outside 1 to 12 or a day outside 1 to 31.
    #[must_use]
    pub const fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        if month < 1 || month > 12 || day < 1 || day > 31 {
            return None;
        }
        // Days since a first of March, the form in which a leap day comes last (Hinnant, "chrono-compatible
        // low-level date algorithms").
        let (year, month, day) = (year as i32, month as i32, day as i32);
        let years = if month <= 2 { year - 1 } else { year };
        let of_year = (153 * (if month > 2 { month - 3 } else { month + 9 }) + 2) / 5 + day - 1;
        Some(Self { days: years * 365 + years / 4 - years / 100 + years / 400 + of_year })
    }

    /// The day that lies `days` after the first of January 1970.
    #[must_use]
    pub const fn from_unix_days(days: i32) -> Self {
        Self { days: days.saturating_add(719_468) }
    }

    /// As YYYY-MM-DD, from March 2000 to December 2099, in which every fourth year is a leap year; `None` outside. Written
    /// without the standard library's formatting and without longer reckonings, which the widget would have to carry.
    #[must_use]
    pub fn iso(self) -> Option<String> {
        let days = u32::try_from(self.days - Self::FIRST_OF_ISO).ok().filter(|days| *days < 36_465)?;
        let year = (4 * days + 3) / 1461;
        let of_year = days - 1461 * year / 4;
        let from_march = (5 * of_year + 2) / 153;
        let day = of_year - (153 * from_march + 2) / 5 + 1;
        let (year, month) = if from_march < 10 { (year, from_march + 3) } else { (year + 1, from_march - 9) };
        let mut text = String::from("20");
        for number in [year, month, day] {
            if text.len() > 2 {
                text.push('-');
            }
            text.extend([number / 10, number % 10].into_iter().filter_map(|digit| char::from_digit(digit, 10)));
        }
        Some(text)
    }

    /// The first of March 2000.
    const FIRST_OF_ISO: i32 = 730_485;

    /// How many days `self` lies after `earlier`; negative where it lies before.
    #[must_use]
    pub const fn days_since(self, earlier: Self) -> i32 {
        self.days.saturating_sub(earlier.days)
    }
}

/// As YYYY-MM-DD.
impl std::fmt::Display for Date {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // The same reckoning as in `new`, the other way round.
        let (era, of_era) = (self.days.div_euclid(146_097), self.days.rem_euclid(146_097));
        let of_era_year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * of_era_year + of_era_year / 4 - of_era_year / 100);
        let from_march = (5 * of_year + 2) / 153;
        let day = of_year - (153 * from_march + 2) / 5 + 1;
        let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
        let year = era * 400 + of_era_year + i32::from(month <= 2);
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn counts_days_over_months_and_leap_years() {
        let days = |a: (u16, u8, u8), b: (u16, u8, u8)| {
            Date::new(b.0, b.1, b.2).zip(Date::new(a.0, a.1, a.2)).map(|(b, a)| b.days_since(a))
        };
        assert_eq!(days((2026, 11, 20), (2027, 2, 18)), Some(90));
        assert_eq!(days((2024, 2, 28), (2024, 3, 1)), Some(2));
        assert_eq!(days((2100, 2, 28), (2100, 3, 1)), Some(1));
        assert_eq!(days((2026, 11, 20), (2026, 11, 19)), Some(-1));
        assert_eq!(days((2026, 13, 1), (2026, 1, 1)), None);
    }

    #[test]
    fn is_written_as_it_was_made() {
        for (year, month, day) in [(2026, 11, 20), (2024, 2, 29), (2000, 3, 1), (1970, 1, 1), (2099, 12, 31)] {
            let written = Date::new(year, month, day).map(|date| date.to_string());
            assert_eq!(written, Some(format!("{year}-{month:02}-{day:02}")));
        }
        assert_eq!(Date::new(1970, 1, 1), Some(Date::from_unix_days(0)));
        // Both ways to write one agree, and the shorter one ends where it says.
        let (first, last) = (Date::FIRST_OF_ISO, Date::FIRST_OF_ISO + 36_464);
        assert_eq!(Date { days: first }.to_string(), "2000-03-01");
        assert_eq!(Date { days: last }.to_string(), "2099-12-31");
        for days in first..=last {
            assert_eq!(Date { days }.iso(), Some(Date { days }.to_string()));
        }
        for days in [i32::MAX, last + 1, first - 1, 0] {
            assert_eq!(Date { days }.iso(), None);
        }
        assert_eq!(Date::from_unix_days(20_777).to_string(), "2026-11-20");
    }
}
