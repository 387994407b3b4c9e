//! Identifiers (UUIDv7) and the only door to randomness.

use uuid::{Builder, Uuid};

use crate::time::Moment;

/// A new UUIDv7 (RFC 9562): its first 48 bits are the moment, the rest is random.
#[must_use]
pub fn uuid_at(now: Moment) -> Uuid {
    let mut random = [0_u8; 10];
    fill(&mut random);
    Builder::from_unix_timestamp_millis(u64::try_from(now.0).unwrap_or(0), &random).into_uuid()
}

/// `N` random bytes from the operating system, for tokens and codes.
#[must_use]
pub fn random_bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0_u8; N];
    fill(&mut bytes);
    bytes
}

/// A token that nobody can guess: `N` random bytes as hexadecimal digits.
#[must_use]
pub fn random_hex<const N: usize>() -> String {
    random_bytes::<N>().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A random number below `limit`, without bias that matters for codes and samples.
#[must_use]
pub fn random_below(limit: u64) -> u64 {
    let wide = u128::from(u64::from_be_bytes(random_bytes::<8>()));
    u64::try_from((wide * u128::from(limit)) >> 64).unwrap_or(0)
}

#[expect(clippy::disallowed_methods, reason = "this is the door to randomness")]
fn fill(bytes: &mut [u8]) {
    let filled = getrandom::fill(bytes);
    assert!(filled.is_ok(), "the operating system gives random bytes or nothing is safe");
}

/// Defines a newtype over a UUID in text form, usable as a database value and in URLs.
#[macro_export]
macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(
            Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash,
            serde::Serialize, serde::Deserialize,
        )]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The identifier as its 36 characters.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// Reads an identifier; `None` when it is not a UUID.
            #[must_use]
            pub fn parse(text: &str) -> Option<Self> {
                uuid::Uuid::try_parse(text).ok().map(|id| Self(id.hyphenated().to_string()))
            }
        }

        impl From<uuid::Uuid> for $name {
            fn from(id: uuid::Uuid) -> Self {
                Self(id.hyphenated().to_string())
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                out.write_str(&self.0)
            }
        }

        impl $crate::db::Arg for $name {
            fn value(&self) -> $crate::db::Value<'_> {
                $crate::db::Value::Text(&self.0)
            }
        }

        impl $crate::db::Column for $name {
            fn read(value: $crate::db::Value<'_>) -> Option<Self> {
                String::read(value).map(Self)
            }
        }
    };
}
