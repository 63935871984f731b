//! Texts of the actions: buttons, menus, the palette and what is said after one.

use super::table::texts;

texts! {
    add_goal: "添加目标", "Add goal";
    add_goal_below(parent): "在“{parent}”下添加目标", "Add a goal below “{parent}”";
    undo: "撤销", "Undo";
    redo: "重做", "Redo";
    import: "导入", "Import";
    export: "导出", "Export";
    cancel: "取消", "Cancel";
    close: "关闭", "Close";
    delete: "删除", "Delete";
    search_actions: "搜索操作", "Search actions";

    undone(action): "已撤销：{action}", "Undone: {action}";
    goal_deleted(title): "已删除“{title}”", "Deleted “{title}”";
    goal_moved(title, parent): "已将“{title}”移到“{parent}”下", "Moved “{title}” below “{parent}”";
}
