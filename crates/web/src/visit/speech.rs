//! What a page says: texts, numbers, dates, amounts, in the language and digits of the person.

use jiff::tz::TimeZone;
use kernel::{Day, FieldSlip, Moment, Money, TextArg};

use super::Visit;
use crate::{markup::Value, texts::Formats};

impl Visit {
    /// The text of `key`.
    pub fn t(&self, key: &str) -> String {
        self.site().texts().text(self.tongue(), key)
    }

    /// The text of `key` with arguments that are already formatted for people.
    pub fn t_with(&self, key: &str, args: &[(&str, &str)]) -> String {
        self.site().texts().text_with(self.tongue(), key, args)
    }

    /// The text of `key` for `count` things; the text selects by `$count` and writes `$number`.
    pub fn t_count(&self, key: &str, count: i64) -> String {
        self.t_count_with(key, count, &[])
    }

    /// [`Visit::t_count`] with more arguments.
    pub fn t_count_with(&self, key: &str, count: i64, args: &[(&str, &str)]) -> String {
        self.site().texts().text_count(self.tongue(), self.digits(), key, count, args)
    }

    /// The text of a refusal or of a slip, with the arguments it carries.
    pub fn t_args(&self, key: &str, args: &[TextArg]) -> String {
        let args: Vec<(&str, &str)> = args.iter().map(|(name, value)| (*name, value.as_str())).collect();
        self.t_with(key, &args)
    }

    /// The translated text of a slip.
    pub fn slip(&self, slip: &FieldSlip) -> String {
        self.t_args(&slip.text, &slip.args)
    }

    /// Text of a definition or of content as a value of a page.
    pub fn data(&self, text: impl Into<String>) -> Value {
        Value::Data(text.into(), self.foreign())
    }

    /// A number: `١٬٢٣٤` or `1,234`. Never for references.
    pub fn number(&self, number: i64) -> String {
        self.formats().number(number)
    }

    /// A day: `٢٢ نوفمبر ٢٠٢٦`.
    pub fn day(&self, day: Day) -> String {
        self.formats().day(day)
    }

    /// A day with its weekday: `الأحد، ٢٢ نوفمبر ٢٠٢٦`.
    pub fn weekday(&self, day: Day) -> String {
        self.formats().weekday(day)
    }

    /// A day without its year: `٢٢ نوفمبر`.
    pub fn short_day(&self, day: Day) -> String {
        self.formats().short_day(day)
    }

    /// A moment with the name of its zone (an IANA name): `٢٢ نوفمبر ٢٠٢٦، ١٠:٠٥ صباحًا بتوقيت الإمارات`.
    pub fn moment(&self, moment: Moment, zone: &str) -> String {
        let day = self.day(moment.day_in(zone));
        self.t_with(
            "web-moment",
            &[("day", &day), ("time", &self.time(moment, zone)), ("zone", &self.zone(moment, zone))],
        )
    }

    /// The time of day: `١٠:٠٥ صباحًا`.
    pub fn time(&self, moment: Moment, zone: &str) -> String {
        let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
        self.half_of_day(self.formats().clock(moment, &zone))
    }

    /// An hour at which something opens or closes every day: `٩:٣٠ صباحًا`.
    pub fn hour(&self, time: jiff::civil::Time) -> String {
        self.half_of_day(self.formats().hour(time))
    }

    fn half_of_day(&self, (clock, morning): (String, bool)) -> String {
        self.t_with(if morning { "web-time-morning" } else { "web-time-afternoon" }, &[("clock", &clock)])
    }

    fn zone(&self, moment: Moment, zone: &str) -> String {
        let key = format!("web-zone-{}", zone.to_lowercase().replace(['/', '_'], "-"));
        if self.site().texts().has(&key) {
            return self.t(&key);
        }
        let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
        format!("UTC{}", zone.to_offset(moment.timestamp()))
    }

    /// An amount with its currency in words: `٦٨٫٥٠ درهمًا إماراتيًا`, `AED 68.50`.
    pub fn money(&self, money: Money) -> String {
        let formats = self.formats();
        let amount = formats.amount(money);
        let code = money.currency();
        let code = code.code();
        let key = format!("web-money-{}", code.to_lowercase());
        let args = [("amount", amount.as_str()), ("form", formats.amount_form(money)), ("code", code)];
        let key = if self.site().texts().has(&key) { key.as_str() } else { "web-money-other" };
        self.t_with(key, &args)
    }

    /// A rate of exchange as people say it: `درهم إماراتي واحد يعادل نحو ١٣٫٠٧ جنيهًا مصريًا`, `AED 1 is about EGP 13.07`.
    pub fn rate(&self, one: Money, pounds: Money) -> String {
        self.t_with("web-rate", &[("one", &self.money(one)), ("pounds", &self.money(pounds))])
    }

    fn formats(&self) -> Formats {
        Formats::new(self.tongue(), self.digits())
    }
}
