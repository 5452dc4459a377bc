//! A small set of rows of one table: the factors that were ticked, the medicines that were picked.

use std::{fmt, marker::PhantomData};

/// A row of a table, by its place in it. Only rows that exist can be named.
pub trait Row: Copy + Eq + 'static {
    /// How many rows the table has; at most 128, which the build checks.
    const COUNT: u8;
    /// The place of this row, from 0.
    fn index(self) -> u8;
    /// The row at a place, if there is one.
    fn at(index: u8) -> Option<Self>;

    /// Every row, in the order of the table.
    fn all() -> impl Iterator<Item = Self> {
        (0..Self::COUNT).filter_map(Self::at)
    }
}

/// A set of rows, in the order of their table.
pub struct Set<T> {
    bits: u128,
    row: PhantomData<T>,
}

impl<T: Row> Set<T> {
    /// The set without a row.
    pub const EMPTY: Self = Self { bits: 0, row: PhantomData };

    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.bits == 0
    }

    #[must_use]
    pub const fn len(self) -> usize {
        self.bits.count_ones() as usize
    }

    #[must_use]
    pub fn contains(self, row: T) -> bool {
        self.bits & bit(row) != 0
    }

    /// The set with `row` in it.
    #[must_use]
    pub fn with(self, row: T) -> Self {
        Self { bits: self.bits | bit(row), ..self }
    }

    /// The set without `row`.
    #[must_use]
    pub fn without(self, row: T) -> Self {
        Self { bits: self.bits & !bit(row), ..self }
    }

    /// All that is in either set.
    #[must_use]
    pub const fn union(self, other: Self) -> Self {
        Self { bits: self.bits | other.bits, row: PhantomData }
    }

    /// The rows at these places; `None` where the table has no such place.
    pub(crate) fn of_places(places: &[u8]) -> Option<Self> {
        Some(Self { bits: bits(places, T::COUNT)?, row: PhantomData })
    }

    /// The places of the rows, in the order of the table.
    pub(crate) fn places(self) -> Vec<u8> {
        places(self.bits)
    }

    /// The rows, in the order of the table.
    pub fn iter(self) -> impl Iterator<Item = T> {
        T::all().filter(move |row| self.contains(*row))
    }
}

fn bit<T: Row>(row: T) -> u128 {
    bit_at(row.index())
}

fn bit_at(place: u8) -> u128 {
    1_u128.checked_shl(u32::from(place)).unwrap_or(0)
}

fn bits(places: &[u8], count: u8) -> Option<u128> {
    let mut bits = 0;
    for place in places {
        if *place >= count {
            return None;
        }
        bits |= bit_at(*place);
    }
    Some(bits)
}

fn places(bits: u128) -> Vec<u8> {
    let mut places = Vec::new();
    for place in 0..u128::BITS as u8 {
        if bits & bit_at(place) != 0 {
            places.push(place);
        }
    }
    places
}

// Written by hand: deriving would ask the same of `T`.
impl<T> Clone for Set<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Set<T> {}
impl<T> PartialEq for Set<T> {
    fn eq(&self, other: &Self) -> bool {
        self.bits == other.bits
    }
}
impl<T> Eq for Set<T> {}
impl<T: Row> Default for Set<T> {
    fn default() -> Self {
        Self::EMPTY
    }
}
impl<T: Row> FromIterator<T> for Set<T> {
    fn from_iter<I: IntoIterator<Item = T>>(rows: I) -> Self {
        rows.into_iter().fold(Self::EMPTY, Self::with)
    }
}
impl<T: Row + fmt::Debug> fmt::Debug for Set<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}
