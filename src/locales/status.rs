//! Texts of how goals stand.

use super::table::texts;

texts! {
    status: "状态", "Status";
    on_track: "正常", "On track";
    at_risk: "有风险", "At risk";
    off_track: "落后", "Off track";
    too_early: "尚早", "Too early";
    no_data: "缺数据", "No data";

    goal_count(count): "{count} 个目标", "{count} goal", "{count} goals";
    periods_met(met, periods): "{periods} 期中 {met} 期达标", "{met} of {periods} met";
    parts_with_data(parts, total): "{total} 项中 {parts} 项有数据", "{parts} of {total} with data";
}
