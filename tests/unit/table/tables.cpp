#include <cmath>

#include <doctest/doctest.h>

#include "base/check.hpp"
#include "table/table.hpp"

namespace livret::table {

TEST_CASE("a column of texts shares them, and says which are equal") {
  Column column(Type::String);
  for (auto const* text : {"a", "b", "a"}) column.append(text);
  column.append({});
  CHECK(column.size() == 4);
  CHECK(column.code(0) == column.code(2));
  CHECK(column.code(0) != column.code(1));
  CHECK(column.text(3).empty());
  CHECK(column.value(3).is_null());
  CHECK(std::isnan(column.number(0)));
}

TEST_CASE("a column takes no value of another type") {
  Column numbers(Type::Number);
  CHECK_THROWS_AS(numbers.append("3"), base::BrokenInvariant);
  Column dates(Type::Date);
  CHECK_THROWS_AS(dates.append(3.0), base::BrokenInvariant);
  CHECK(dates.size() == 0);
}

TEST_CASE("a copied column stands alone") {
  Column column(Type::String);
  column.append("a");
  Column copy = column;
  copy.append("b");
  CHECK(column.size() == 1);
  CHECK(copy.text(1) == "b");
  CHECK(copy.text(0) == "a");
}

TEST_CASE("a row is an object that keeps its table alive") {
  auto table = std::make_shared<Table>(
      "t", std::vector<Field>{{"x", Type::Number, "", "", {}, {}}, {"y", Type::String, "", "", {}, {}}});
  table->column(0).append(3.0);
  table->column(1).append("a");
  auto const row = row_object(table, 0);
  table.reset();
  CHECK(row->get("x").to_number() == 3);
  CHECK(row->get("y").to_text() == "a");
  CHECK(row->get("z").is_null());
  CHECK(row->fields() == std::vector<std::string>{"x", "y"});
}

}  // namespace livret::table
