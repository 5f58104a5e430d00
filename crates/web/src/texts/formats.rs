//! Numbers, dates and amounts as a language writes them (CLDR through ICU). Arabic is Egypt's: ٢٢ نوفمبر ٢٠٢٦.
//!
//! References, phone numbers and national numbers never pass through here: they keep Latin digits. ICU's formatters are
//! not shared between threads; building one from the compiled data costs microseconds, so each call builds its own.

use icu::{
    calendar::{Date, Gregorian},
    datetime::{
        FixedCalendarDateTimeFormatter,
        fieldsets::{MD, YMD, YMDE},
    },
    decimal::{DecimalFormatter, input::Decimal, options::DecimalFormatterOptions},
    locale::Locale as IcuLocale,
    plurals::{PluralCategory, PluralRules},
};
use kernel::{Day, Locale, Moment, Money};

/// Which digits a person reads.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Digits {
    /// ٠١٢٣٤٥٦٧٨٩, what Egyptian documents print; the default in Arabic.
    #[default]
    Eastern,
    /// 0123456789.
    Latin,
}

/// The formats of one language with one kind of digits.
#[derive(Clone, Debug)]
pub struct Formats {
    icu: IcuLocale,
    whole_day: bool,
}

impl Formats {
    /// The formats of `locale`; digits other than its own are asked for by ICU's `nu` keyword.
    pub fn new(locale: Locale, digits: Digits) -> Self {
        let language = locale.language();
        let eastern = language.is_some_and(|own| own.eastern) && digits == Digits::Eastern;
        let region = locale.icu();
        let name = if eastern { region } else { format!("{region}-u-nu-latn") };
        let whole_day = language.is_some_and(|own| own.whole_day);
        Self { icu: name.parse().unwrap_or(IcuLocale::UNKNOWN), whole_day }
    }

    /// `١٬٢٣٤` or `1,234`.
    pub fn number(&self, number: i64) -> String {
        self.decimal(&Decimal::from(number)).unwrap_or_else(|| number.to_string())
    }

    /// Two digits, for minutes.
    pub fn two_digits(&self, number: i8) -> String {
        let mut decimal = Decimal::from(number);
        decimal.pad_start(2);
        self.decimal(&decimal).unwrap_or_else(|| format!("{number:02}"))
    }

    fn decimal(&self, decimal: &Decimal) -> Option<String> {
        let formatter = DecimalFormatter::try_new((&self.icu).into(), DecimalFormatterOptions::default()).ok()?;
        Some(formatter.format_to_string(decimal))
    }

    /// The amount without its currency, with all the digits of its minor unit unless they are zero: `٦٨٫٥٠`, `50`.
    pub fn amount(&self, money: Money) -> String {
        let plain = money.decimal();
        let whole = plain.strip_suffix(&format!(".{}", "0".repeat(usize::from(money.currency().exponent()))));
        Decimal::try_from_str(whole.unwrap_or(&plain)).ok().and_then(|decimal| self.decimal(&decimal)).unwrap_or(plain)
    }

    /// The plural form an amount takes before its currency. Arabic counts by the whole part, as people say it:
    /// ٦٨٫٥٠ درهمًا; one and two with a fraction take the general form: ١٫٥٠ جنيه.
    pub fn amount_form(&self, money: Money) -> &'static str {
        let unit = 10_i64.pow(u32::from(money.currency().exponent()));
        let (whole, part) = (money.minor().abs() / unit, money.minor() % unit);
        if part != 0 && whole < 3 {
            return "other";
        }
        let Ok(rules) = PluralRules::try_new_cardinal((&self.icu).into()) else { return "other" };
        match rules.category_for(whole.unsigned_abs()) {
            PluralCategory::Zero => "zero",
            PluralCategory::One => "one",
            PluralCategory::Two => "two",
            PluralCategory::Few => "few",
            PluralCategory::Many => "many",
            PluralCategory::Other => "other",
        }
    }

    /// `٢٢ نوفمبر ٢٠٢٦`, with spaces that do not break, so that a year never stands alone on a line.
    pub fn day(&self, day: Day) -> String {
        let formatter = FixedCalendarDateTimeFormatter::<Gregorian, _>::try_new((&self.icu).into(), YMD::long());
        written(day, formatter.ok().zip(date(day)).map(|(formatter, date)| formatter.format(&date).to_string()))
    }

    /// `الأحد، ٢٢ نوفمبر ٢٠٢٦`.
    pub fn weekday(&self, day: Day) -> String {
        let formatter = FixedCalendarDateTimeFormatter::<Gregorian, _>::try_new((&self.icu).into(), YMDE::long());
        written(day, formatter.ok().zip(date(day)).map(|(formatter, date)| formatter.format(&date).to_string()))
    }

    /// `٢٢ نوفمبر`.
    pub fn short_day(&self, day: Day) -> String {
        let formatter = FixedCalendarDateTimeFormatter::<Gregorian, _>::try_new((&self.icu).into(), MD::long());
        written(day, formatter.ok().zip(date(day)).map(|(formatter, date)| formatter.format(&date).to_string()))
    }

    /// Hour and minute of `moment` in `zone`, on a clock of twelve hours or of twenty-four, as the language reads it, and
    /// whether it is before noon.
    pub fn clock(&self, moment: Moment, zone: &jiff::tz::TimeZone) -> (String, bool) {
        self.hour(moment.timestamp().to_zoned(zone.clone()).time())
    }

    /// The same of a time of day.
    pub fn hour(&self, time: jiff::civil::Time) -> (String, bool) {
        let hour = match time.hour() {
            hour if self.whole_day => hour,
            hour if hour % 12 == 0 => 12,
            hour => hour % 12,
        };
        (format!("{}:{}", self.number(i64::from(hour)), self.two_digits(time.minute())), time.hour() < 12)
    }
}

fn date(day: Day) -> Option<Date<Gregorian>> {
    Date::try_new_gregorian(i32::from(day.year()), day.month() as u8, day.day() as u8).ok()
}

fn written(day: Day, text: Option<String>) -> String {
    text.map_or_else(|| day.to_string(), |text| text.replace(' ', "\u{a0}"))
}
