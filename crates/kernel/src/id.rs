//! Typed identifiers that know their shard.
//!
//! An [`Id`] is a UUIDv7 (RFC 9562) whose ten bits after the version are the [`Bucket`] of the account that opened the
//! file. Whoever holds an id can therefore address the row without a look-up. An id never changes bucket.

use std::{fmt, hash, marker::PhantomData, str::FromStr};

use uuid::Uuid;

use crate::{Dice, Moment};

/// One of 1,024 shards, chosen when the owning account is created and never changed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Bucket(u16);

impl Bucket {
    /// How many buckets there are.
    pub const COUNT: u16 = 1024;

    /// The bucket with this number, if it is below [`Bucket::COUNT`].
    pub fn new(number: u16) -> Option<Self> {
        (number < Self::COUNT).then_some(Self(number))
    }

    /// A bucket for a new account.
    pub fn draw(dice: &dyn Dice) -> Self {
        let mut two = [0_u8; 2];
        dice.fill(&mut two);
        Self(u16::from_be_bytes(two) % Self::COUNT)
    }

    /// The bucket as the `smallint` that PostgreSQL holds.
    pub fn as_i16(self) -> i16 {
        self.0 as i16
    }

    /// The number, 0 to 1,023.
    pub fn number(self) -> u16 {
        self.0
    }
}

/// The identifier of a `T`: a UUIDv7 carrying its [`Bucket`].
pub struct Id<T> {
    uuid: Uuid,
    of: PhantomData<fn() -> T>,
}

impl<T> Id<T> {
    /// A new identifier in `bucket`, ordered by `now`.
    pub fn new(bucket: Bucket, now: Moment, dice: &dyn Dice) -> Self {
        let mut bytes = [0_u8; 16];
        dice.fill(&mut bytes[6..]);
        let millis = (now.as_microsecond() / 1000).max(0) as u64;
        bytes[..6].copy_from_slice(&millis.to_be_bytes()[2..]);
        let rand_a = (bucket.0 << 2) | u16::from(bytes[7] & 0b11);
        bytes[6] = 0x70 | (rand_a >> 8) as u8;
        bytes[7] = rand_a as u8;
        bytes[8] = 0x80 | (bytes[8] & 0x3f);
        Self::from_uuid(Uuid::from_bytes(bytes))
    }

    /// An identifier for something that belongs to no citizen (staff, definitions): it lies in a drawn bucket.
    pub fn unowned(now: Moment, dice: &dyn Dice) -> Self {
        Self::new(Bucket::draw(dice), now, dice)
    }

    /// Wraps a UUID read from storage or from a request.
    pub const fn from_uuid(uuid: Uuid) -> Self {
        Self { uuid, of: PhantomData }
    }

    /// The bare UUID, for binding and for canonical bytes.
    pub const fn uuid(self) -> Uuid {
        self.uuid
    }

    /// The shard this identifier was born in.
    pub fn bucket(self) -> Bucket {
        let bytes = self.uuid.as_bytes();
        let rand_a = (u16::from(bytes[6] & 0x0f) << 8) | u16::from(bytes[7]);
        Bucket(rand_a >> 2)
    }

    /// The same identifier read as that of a `U`; for roles of one thing (an account is its owner).
    pub const fn cast<U>(self) -> Id<U> {
        Id::from_uuid(self.uuid)
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Id<T> {}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.uuid == other.uuid
    }
}
impl<T> Eq for Id<T> {}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.uuid.cmp(&other.uuid)
    }
}
impl<T> hash::Hash for Id<T> {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        self.uuid.hash(state);
    }
}
impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.uuid, f)
    }
}
impl<T> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.uuid, f)
    }
}
impl<T> FromStr for Id<T> {
    type Err = uuid::Error;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Uuid::parse_str(text).map(Self::from_uuid)
    }
}
impl<T> serde::Serialize for Id<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.uuid.serialize(serializer)
    }
}
impl<'de, T> serde::Deserialize<'de> for Id<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Uuid::deserialize(deserializer).map(Self::from_uuid)
    }
}

#[cfg(feature = "db")]
mod db {
    use sqlx::{
        Decode, Encode, Postgres, Type,
        encode::IsNull,
        error::BoxDynError,
        postgres::{PgArgumentBuffer, PgHasArrayType, PgTypeInfo, PgValueRef},
    };
    use uuid::Uuid;

    use super::{Bucket, Id};

    impl<T> Type<Postgres> for Id<T> {
        fn type_info() -> PgTypeInfo {
            <Uuid as Type<Postgres>>::type_info()
        }
    }
    impl<T> PgHasArrayType for Id<T> {
        fn array_type_info() -> PgTypeInfo {
            <Uuid as PgHasArrayType>::array_type_info()
        }
    }
    impl<'q, T> Encode<'q, Postgres> for Id<T> {
        fn encode_by_ref(&self, buffer: &mut PgArgumentBuffer) -> Result<IsNull, BoxDynError> {
            <Uuid as Encode<'q, Postgres>>::encode_by_ref(&self.uuid, buffer)
        }
    }
    impl<'r, T> Decode<'r, Postgres> for Id<T> {
        fn decode(value: PgValueRef<'r>) -> Result<Self, BoxDynError> {
            <Uuid as Decode<'r, Postgres>>::decode(value).map(Self::from_uuid)
        }
    }

    impl Type<Postgres> for Bucket {
        fn type_info() -> PgTypeInfo {
            <i16 as Type<Postgres>>::type_info()
        }
    }
    impl<'q> Encode<'q, Postgres> for Bucket {
        fn encode_by_ref(&self, buffer: &mut PgArgumentBuffer) -> Result<IsNull, BoxDynError> {
            <i16 as Encode<'q, Postgres>>::encode_by_ref(&self.as_i16(), buffer)
        }
    }
    impl<'r> Decode<'r, Postgres> for Bucket {
        fn decode(value: PgValueRef<'r>) -> Result<Self, BoxDynError> {
            let number = <i16 as Decode<'r, Postgres>>::decode(value)?;
            u16::try_from(number).ok().and_then(Bucket::new).ok_or_else(|| "a bucket lies between 0 and 1023".into())
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::SeededDice;

    struct Thing;

    proptest! {
        #[test]
        fn an_id_carries_its_bucket_and_is_a_uuid_v7(number in 0_u16..1024, seed: u64, micros in 0_i64..4_000_000_000_000_000) {
            let bucket = Bucket::new(number).unwrap();
            let id = Id::<Thing>::new(bucket, Moment::from_microsecond(micros), &SeededDice::new(seed));
            prop_assert_eq!(id.bucket(), bucket);
            prop_assert_eq!(id.uuid().get_version_num(), 7);
            prop_assert_eq!(id.uuid().get_variant(), uuid::Variant::RFC4122);
        }
    }
}
