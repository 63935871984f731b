//! Texts of what other tabs changed.

use super::table::texts;

texts! {
    elsewhere(what): "你填的内容在另一个标签页被改了：{what}", "Another tab changed what you entered: {what}";
    elsewhere_by(who, what):
        "你填的内容在另一个标签页被{who}改了：{what}",
        "{who} changed what you entered, in another tab: {what}";
    elsewhere_field(about, change): "“{about}”的{change}", "“{about}”, {change}";
    elsewhere_deleted(about): "“{about}”已删除", "“{about}” was deleted";
    elsewhere_back(about): "“{about}”已恢复", "“{about}” was restored";
    elsewhere_moved(about): "“{about}”移了位置", "“{about}” was moved";
    elsewhere_definition(about): "“{about}”的定义", "the definition of “{about}”";
    elsewhere_lists: "人员或部门", "the people and units";
    elsewhere_settings: "工作区的设置", "the workspace’s settings";
    elsewhere_more(count): "，另有 {count} 处", ", and {count} more";
    not_removed(why): "没有删除：{why}。", "Not removed: {why}.";
}
