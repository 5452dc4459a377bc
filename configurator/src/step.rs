//! The three steps of the page, and the fields that belong to each.

use crate::field::Field;

/// A step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Who the clinic is, and how it is reached.
    Clinic,
    /// What a visitor sees of it.
    Look,
    /// How it comes onto the website.
    Publish,
}

impl Step {
    /// All of them, in their order.
    pub const ALL: [Self; 3] = [Self::Clinic, Self::Look, Self::Publish];

    /// Its number for people.
    #[must_use]
    pub const fn number(self) -> usize {
        self as usize + 1
    }

    /// The id of its section, which the links lead to.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Clinic => "clinic-part",
            Self::Look => "look-part",
            Self::Publish => "publish-part",
        }
    }

    /// The step that a field belongs to.
    #[must_use]
    pub fn of(field: Field) -> Self {
        match field.key {
            "accent" | "height" => Self::Look,
            "form" | "begin" | "label" | "title" | "src" => Self::Publish,
            _ => Self::Clinic,
        }
    }

    /// Its fields, in their order.
    pub fn fields(self) -> impl Iterator<Item = Field> {
        Field::all().filter(move |field| Self::of(*field) == self)
    }
}

#[cfg(test)]
mod tests {
    use super::Step;
    use crate::field::Field;

    #[test]
    fn each_field_is_in_one_step() {
        let sorted: usize = Step::ALL.into_iter().map(|step| step.fields().count()).sum();
        assert_eq!(sorted, Field::all().count());
        assert!(Step::ALL.into_iter().all(|step| step.fields().next().is_some()));
    }
}
