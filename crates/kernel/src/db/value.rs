//! Values that travel to and from both engines: text, integers, reals, bytes, nothing.

use std::error::Error as StdError;

use postgres::types::{FromSql, IsNull, ToSql, Type, private::BytesMut};
use rusqlite::types::{ToSqlOutput, ValueRef};

use crate::time::Moment;

/// One cell, borrowed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Value<'a> {
    /// No value.
    Null,
    /// Text.
    Text(&'a str),
    /// A 64-bit integer (also booleans as 0 and 1, moments, cents).
    Int(i64),
    /// A double.
    Real(f64),
    /// Bytes.
    Bytes(&'a [u8]),
}

/// One cell, owned: what a copy between databases carries.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// No value.
    Null,
    /// Text.
    Text(String),
    /// A 64-bit integer.
    Int(i64),
    /// A double.
    Real(f64),
    /// Bytes.
    Bytes(Vec<u8>),
}

/// Anything that can be given to a statement.
pub trait Arg: Send + Sync {
    /// The value to bind.
    fn value(&self) -> Value<'_>;
}

/// Anything that can be read from a row.
pub trait Column: Sized {
    /// Reads the value; `None` when the stored value is not of this kind.
    fn read(value: Value<'_>) -> Option<Self>;
}

macro_rules! arg {
    ($($kind:ty, $this:ident => $value:expr);* $(;)?) => {$(
        impl Arg for $kind {
            fn value(&self) -> Value<'_> {
                let $this = self;
                $value
            }
        }
    )*};
}

arg! {
    str, this => Value::Text(this);
    String, this => Value::Text(this);
    i64, this => Value::Int(*this);
    u32, this => Value::Int(i64::from(*this));
    f64, this => Value::Real(*this);
    bool, this => Value::Int(i64::from(*this));
    Vec<u8>, this => Value::Bytes(this);
    [u8], this => Value::Bytes(this);
    Moment, this => Value::Int(this.0);
}

impl<T: Arg + ?Sized> Arg for &T {
    fn value(&self) -> Value<'_> {
        (**self).value()
    }
}

impl<T: Arg> Arg for Option<T> {
    fn value(&self) -> Value<'_> {
        self.as_ref().map_or(Value::Null, Arg::value)
    }
}

impl Arg for Cell {
    fn value(&self) -> Value<'_> {
        match self {
            Self::Null => Value::Null,
            Self::Text(text) => Value::Text(text),
            Self::Int(number) => Value::Int(*number),
            Self::Real(number) => Value::Real(*number),
            Self::Bytes(bytes) => Value::Bytes(bytes),
        }
    }
}

macro_rules! column {
    ($($kind:ty, $pattern:pat => $value:expr);* $(;)?) => {$(
        impl Column for $kind {
            fn read(value: Value<'_>) -> Option<Self> {
                match value {
                    $pattern => $value,
                    _ => None,
                }
            }
        }
    )*};
}

column! {
    String, Value::Text(text) => Some(text.to_owned());
    i64, Value::Int(number) => Some(number);
    u32, Value::Int(number) => u32::try_from(number).ok();
    u64, Value::Int(number) => u64::try_from(number).ok();
    bool, Value::Int(number) => Some(number != 0);
    Vec<u8>, Value::Bytes(bytes) => Some(bytes.to_vec());
    Moment, Value::Int(number) => Some(Self(number));
}

impl Column for f64 {
    fn read(value: Value<'_>) -> Option<Self> {
        match value {
            Value::Real(number) => Some(number),
            Value::Int(number) => i32::try_from(number).ok().map(Self::from),
            _ => None,
        }
    }
}

impl<T: Column> Column for Option<T> {
    fn read(value: Value<'_>) -> Option<Self> {
        match value {
            Value::Null => Some(None),
            other => T::read(other).map(Some),
        }
    }
}

impl Column for Cell {
    fn read(value: Value<'_>) -> Option<Self> {
        Some(match value {
            Value::Null => Self::Null,
            Value::Text(text) => Self::Text(text.to_owned()),
            Value::Int(number) => Self::Int(number),
            Value::Real(number) => Self::Real(number),
            Value::Bytes(bytes) => Self::Bytes(bytes.to_vec()),
        })
    }
}

impl rusqlite::ToSql for Value<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match *self {
            Value::Null => ValueRef::Null,
            Value::Text(text) => ValueRef::Text(text.as_bytes()),
            Value::Int(number) => ValueRef::Integer(number),
            Value::Real(number) => ValueRef::Real(number),
            Value::Bytes(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

impl<'a> Value<'a> {
    /// What an SQLite row holds; `None` for text that is not UTF-8.
    pub(super) fn from_sqlite(value: ValueRef<'a>) -> Option<Self> {
        Some(match value {
            ValueRef::Null => Self::Null,
            ValueRef::Integer(number) => Self::Int(number),
            ValueRef::Real(number) => Self::Real(number),
            ValueRef::Text(bytes) => Self::Text(std::str::from_utf8(bytes).ok()?),
            ValueRef::Blob(bytes) => Self::Bytes(bytes),
        })
    }
}

type Boxed = Box<dyn StdError + Sync + Send>;

impl ToSql for Value<'_> {
    fn to_sql(&self, kind: &Type, out: &mut BytesMut) -> Result<IsNull, Boxed> {
        match *self {
            Value::Null => Ok(IsNull::Yes),
            Value::Text(text) => text.to_sql(kind, out),
            Value::Int(number) if *kind == Type::INT4 => i32::try_from(number)?.to_sql(kind, out),
            Value::Int(number) if *kind == Type::BOOL => (number != 0).to_sql(kind, out),
            Value::Int(number) => number.to_sql(kind, out),
            Value::Real(number) => number.to_sql(kind, out),
            Value::Bytes(bytes) => bytes.to_sql(kind, out),
        }
    }

    fn accepts(_kind: &Type) -> bool {
        true
    }

    fn to_sql_checked(&self, kind: &Type, out: &mut BytesMut) -> Result<IsNull, Boxed> {
        let fits = match self {
            Value::Null => true,
            Value::Text(_) => <&str as ToSql>::accepts(kind),
            Value::Int(_) => matches!(*kind, Type::INT8 | Type::INT4 | Type::BOOL),
            Value::Real(_) => <f64 as ToSql>::accepts(kind),
            Value::Bytes(_) => <&[u8] as ToSql>::accepts(kind),
        };
        if fits { self.to_sql(kind, out) } else { Err(format!("not a {kind}").into()) }
    }
}

impl<'a> FromSql<'a> for Value<'a> {
    fn from_sql(kind: &Type, raw: &'a [u8]) -> Result<Self, Boxed> {
        Ok(match *kind {
            Type::INT8 => Value::Int(i64::from_sql(kind, raw)?),
            Type::INT4 => Value::Int(i64::from(i32::from_sql(kind, raw)?)),
            Type::BOOL => Value::Int(i64::from(bool::from_sql(kind, raw)?)),
            Type::FLOAT8 => Value::Real(f64::from_sql(kind, raw)?),
            Type::BYTEA => Value::Bytes(<&[u8]>::from_sql(kind, raw)?),
            _ => Value::Text(<&str>::from_sql(kind, raw)?),
        })
    }

    fn from_sql_null(_kind: &Type) -> Result<Self, Boxed> {
        Ok(Value::Null)
    }

    fn accepts(kind: &Type) -> bool {
        matches!(*kind, Type::INT8 | Type::INT4 | Type::BOOL | Type::FLOAT8 | Type::BYTEA)
            || <&str as FromSql>::accepts(kind)
    }
}
