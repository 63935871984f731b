//! Texts of the entry grid.

use super::table::texts;

texts! {
    grid: "录入表", "Entry grid";
    grid_in_navigation: "录入", "Entry";
    grid_missing(count, period): "{period}还有 {count} 个数字没填。", "{count} number for {period} is missing.", "{count} numbers for {period} are missing.";
    grid_complete(period): "{period}的数字都填好了。", "All numbers for {period} are in.";
    grid_how: "直接输入，回车到下一行。从电子表格复制的一块可以粘贴到任何一格，先看改动再录入。", "Type and press Enter to go down. A block from a spreadsheet can be pasted into any cell; you see what changes before it is entered.";
    grid_empty: "还没有自己录入数字的目标。", "No goal takes numbers of its own yet.";
    grid_every: "时期", "Columns";
    grid_earlier: "较早", "Earlier";
    grid_later: "较晚", "Later";
    grid_cell(title, period): "{title}，{period}的数字", "{title}, number of {period}";
    grid_of_several: "这一期有多个实际值，请到目标页修改。", "This period has several actuals; change them on the goal’s own screen.";
    grid_paste_title(count): "录入 {count} 个数字？", "Enter {count} number?", "Enter {count} numbers?";
    grid_paste_refused: "这一块没有录入", "Nothing of this block was entered";
    grid_paste_enter(count): "录入 {count} 个", "Enter {count}";
    grid_paste_same(count): "另有 {count} 个与现有数字相同。", "{count} more cell already has this number.", "{count} more cells already have this number.";
    grid_before: "原值", "Before";
    grid_after: "新值", "After";
    grid_problem_number(row, column, text, why): "第 {row} 行第 {column} 列，“{text}”：{why}", "Row {row}, column {column}, “{text}”: {why}";
    grid_problem_several(title, period): "{title}，{period}：这一期有多个实际值，请到目标页修改。", "{title}, {period}: this period has several actuals; change them on the goal’s own screen.";
    grid_problem_outside(row, column): "第 {row} 行第 {column} 列：超出了录入表。", "Row {row}, column {column}: it lies beyond the grid.";
}
