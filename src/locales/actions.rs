//! Texts of the actions: buttons, menus, the palette, the list of keys, and what is said after one.

use crate::model::actions::Act;

use super::Texts;
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
    go_to(screen): "转到{screen}", "Go to {screen}";
    show_all_goals: "显示全部目标", "Show all goals";
    collapse_all: "全部收起", "Collapse all";
    expand_all: "全部展开", "Expand all";
    only_branch: "只看这一支", "Show only this branch";
    only_branch_of(title): "只看“{title}”", "Only “{title}”";
    every_branch: "看全部分支", "Show every branch";
    goal_log: "看这个目标的变更", "Show its changes";

    search: "搜索", "Search";
    search_hint: "搜索操作、目标和人员，可用拼音", "Search actions, goals and people";
    search_actions: "操作", "Actions";
    search_goals: "目标", "Goals";
    search_people: "人员", "People";
    search_person_hint: "查看其目标", "shows their goals";
    search_found(count): "{count} 个结果", "{count} result", "{count} results";
    search_nothing: "没有找到。", "Nothing found.";

    show_keys: "键盘快捷键", "Keyboard shortcuts";
    keys_everywhere: "任何地方", "Everywhere";
    keys_on_row: "在目标树的一行上", "On a row of the cascade";
    keys_in_fields: "在输入框里", "In a field";
    keys_rows: "上一行、下一行", "Previous and next row";
    keys_open: "展开，再按到第一个下级", "Expand, then to the first goal below";
    keys_close: "收起，再按到上级", "Collapse, then to the goal above";
    keys_ends: "第一行、最后一行", "First and last row";
    keys_pages: "上翻、下翻", "Page up and down";
    keys_take: "保存输入的内容", "Keep what was typed";
    keys_leave: "放弃输入的内容", "Discard what was typed";
    keys_cells: "上下左右的格子", "The cell in that direction";
    keys_select: "扩大或缩小选取", "Grow or shrink the selection";
    keys_fill_down: "向下填充", "Fill down";
    keys_fill_right: "向右填充", "Fill right";
    keys_open_goal: "打开这一行的目标", "Open the row’s goal";
    keys_clear: "清除选取的数字", "Clear the selected numbers";
    keys_or: "或", "or";
    single_keys: "单键快捷键", "Single-key shortcuts";
    single_keys_hint: "像 N、/ 这样不按 Ctrl 的快捷键。用语音输入或容易误按时可以关掉。", "Keys like N and / without Ctrl. Switch them off if you dictate or press keys by accident.";

    undone(action): "已撤销：{action}", "Undone: {action}";
}

impl Texts {
    /// What an act is called, wherever it is offered.
    pub fn act(self, act: Act) -> String {
        match act {
            Act::Search => self.search().into(),
            Act::ShowKeys => self.show_keys().into(),
            Act::AddGoal => self.add_goal().into(),
            Act::Undo => self.undo().into(),
            Act::Redo => self.redo().into(),
            Act::Import => self.import().into(),
            Act::Export => self.export().into(),
            Act::ShowAll => self.show_all_goals().into(),
            Act::CollapseAll => self.collapse_all().into(),
            Act::ExpandAll => self.expand_all().into(),
            Act::GoHome => self.go_to(self.today()),
            Act::GoCascade => self.go_to(self.cascade()),
            Act::GoGaps => self.go_to(self.gaps()),
            Act::GoGrid => self.go_to(self.grid()),
            Act::GoLog => self.go_to(self.log()),
            Act::GoSettings => self.go_to(self.settings()),
            Act::Open => self.menu_open().into(),
            Act::AddBelow => self.menu_add_below().into(),
            Act::Rename => self.menu_rename().into(),
            Act::MoveUp => self.menu_up().into(),
            Act::MoveDown => self.menu_down().into(),
            Act::Indent => self.menu_indent().into(),
            Act::Outdent => self.menu_outdent().into(),
            Act::MoveTo => self.menu_move_to().into(),
            Act::OnlyBranch => self.only_branch().into(),
            Act::GoalLog => self.goal_log().into(),
            Act::ExportGoal => self.menu_export().into(),
            Act::Delete => self.delete().into(),
        }
    }
}
