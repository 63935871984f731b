//! Texts of units and scales.

use super::table::texts;

texts! {
    unit_money: "元", "yuan";
    unit_count: "个", "items";
    unit_hours: "小时", "h";
    unit_days: "天", "days";
    unit_percent_long: "百分比", "Percent";
    unit_money_long: "金额", "Money";
    unit_count_long: "数量", "Count";
    unit_hours_long: "小时", "Hours";
    unit_days_long: "天", "Days";
    unit_custom_long: "自定义…", "Custom…";
    scale_one: "原数", "ones";
    scale_thousand: "千", "thousand";
    scale_ten_thousand: "万", "ten thousand";
    scale_million: "百万", "million";
    scale_hundred_million: "亿", "hundred million";
}
