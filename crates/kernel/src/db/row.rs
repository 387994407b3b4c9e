//! Rows of either engine, and how typed structs are read from them.

use crate::db::value::{Column, Value};
use crate::error::{Error, Result};

/// One row, borrowed from the engine that returned it.
pub struct Row<'r>(pub(super) Inner<'r>);

pub(super) enum Inner<'r> {
    Sqlite(&'r rusqlite::Row<'r>),
    Postgres(&'r postgres::Row),
}

impl Row<'_> {
    /// How many cells it has.
    pub(super) fn width(&self) -> usize {
        match &self.0 {
            Inner::Sqlite(row) => row.as_ref().column_count(),
            Inner::Postgres(row) => row.len(),
        }
    }

    /// The cell of column `index`, counted from 0.
    ///
    /// # Errors
    /// A fault when there is no such column or its value is not of this kind.
    pub fn get<T: Column>(&self, index: usize) -> Result<T> {
        let cell = match &self.0 {
            Inner::Sqlite(row) => Value::from_sqlite(row.get_ref(index)?),
            Inner::Postgres(row) => Some(row.try_get::<_, Value<'_>>(index)?),
        };
        cell.and_then(T::read).ok_or_else(|| {
            Error::fault(format!("column {index} is not a {}", std::any::type_name::<T>()))
        })
    }
}

/// A value read from a whole row: a struct made by [`crate::row!`] or a tuple of columns.
pub trait FromRow: Sized {
    /// Reads the row.
    ///
    /// # Errors
    /// A fault when a column is missing or of another kind.
    fn from_row(row: &Row<'_>) -> Result<Self>;
}

macro_rules! tuples {
    ($($name:ident $index:tt),*) => {
        impl<$($name: Column),*> FromRow for ($($name,)*) {
            fn from_row(row: &Row<'_>) -> Result<Self> {
                Ok(($(row.get::<$name>($index)?,)*))
            }
        }
    };
}

tuples!(A 0);
tuples!(A 0, B 1);
tuples!(A 0, B 1, C 2);
tuples!(A 0, B 1, C 2, D 3);
tuples!(A 0, B 1, C 2, D 3, E 4);
tuples!(A 0, B 1, C 2, D 3, E 4, F 5);
tuples!(A 0, B 1, C 2, D 3, E 4, F 5, G 6);
tuples!(A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7);

/// Defines a struct whose fields are read from a row in the order they stand.
#[macro_export]
macro_rules! row {
    ($(#[$doc:meta])* $vis:vis struct $name:ident {
        $($(#[$field_doc:meta])* $field_vis:vis $field:ident : $kind:ty),* $(,)?
    }) => {
        $(#[$doc])*
        $vis struct $name {
            $($(#[$field_doc])* $field_vis $field: $kind),*
        }

        impl $crate::db::FromRow for $name {
            fn from_row(row: &$crate::db::Row<'_>) -> $crate::Result<Self> {
                let mut index = 0_usize..;
                Ok(Self {
                    $($field: row.get::<$kind>(index.next().unwrap_or_default())?),*
                })
            }
        }
    };
}
