#pragma once

#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diag/sink.hpp"
#include "expr/value.hpp"
#include "locale/locale.hpp"

namespace livret::expr {

/// Maps a place in the expression's text to the source, for diagnostics: yaml::Node::span_of, or an offset within a
/// text.
using Locate = std::function<diag::Span(std::size_t begin, std::size_t end)>;

/// What may be named in an expression, for the checker: the variables (`datum`, `params`, `territory`, …), and for
/// those that are rows the fields they have. An unknown name or field is an error with "did you mean".
struct Names {
  struct Variable {
    std::string name;
    std::optional<std::vector<std::string>> fields;  ///< nothing: any field
  };
  std::vector<Variable> variables;
  std::optional<std::vector<std::string>> tables;  ///< what `data('name')` may name; nothing: any
  bool allows_chance = false;                      ///< whether the Environment gives random numbers
};

/// What the names stand for while one expression is evaluated.
class Environment {
 public:
  virtual ~Environment() = default;
  virtual Value variable(std::string_view name) const = 0;
  /// Rows of a table by name, for `data('name')`; null where there is none.
  virtual Value table(std::string_view name) const {
    (void)name;
    return {};
  }
  virtual locale::Locale const& locale() const = 0;
  /// The next number in [0, 1) of a sequence that is the same in every run.
  virtual double random() const { return std::numeric_limits<double>::quiet_NaN(); }

  // The scales of a chart by name, for `scale()`, `invert()`, `domain()`, `range()` and `bandwidth()`; null where there
  // is none.
  virtual Value scale(std::string_view name, Value const& value) const {
    (void)name, (void)value;
    return {};
  }
  virtual Value invert(std::string_view name, Value const& value) const {
    (void)name, (void)value;
    return {};
  }
  virtual Value domain(std::string_view name) const {
    (void)name;
    return {};
  }
  virtual Value range(std::string_view name) const {
    (void)name;
    return {};
  }
  virtual Value bandwidth(std::string_view name) const {
    (void)name;
    return {};
  }
};

struct Syntax;

/// A parsed and checked expression; cheap to copy, immutable.
class Expression {
 public:
  Expression();
  ~Expression();
  Expression(Expression const&);
  Expression& operator=(Expression const&);

  /// Evaluates; never throws on data: what ECMAScript would throw on gives Null, arithmetic on texts gives NaN.
  Value evaluate(Environment const& environment) const;
  std::string const& text() const { return text_; }
  /// Fields of `datum` that it reads by a constant name, in order of first use.
  std::vector<std::string> datum_fields() const;
  /// Whether its value depends on more than `names`: on other variables, on scales, on rows of a table, on chance.
  bool depends_on_more_than(std::vector<std::string> const& names) const;

 private:
  friend std::optional<Expression> parse(std::string_view, Names const&, Locate const&, diag::Sink&);
  std::string text_;
  std::shared_ptr<Syntax const> syntax_;
};

/// Parses and checks (grammar of vega-expression: ECMAScript 5 expressions without assignment, `new`, methods or
/// functions of one's own). Unknown names, functions, fields and tables, too few arguments and bad constant
/// format specifiers are reported with their place; nothing is given then. Arguments too many are warned of. Nesting
/// deeper than 200 is an error. Beside Vega's functions there are `ordinal(n[, 'f'])` (`1er`, `2e`), `plural(n, one,
/// many)` and `words(n[, 'f'])` (`vingt et un`; digits beyond 100), in the environment's language.
std::optional<Expression> parse(std::string_view text, Names const& names, Locate const& locate, diag::Sink& sink);

/// A text with `{{ expression }}` in it.
struct Template {
  struct Part {
    std::string literal;  ///< when there is no expression
    std::optional<Expression> expression;
    std::size_t begin = 0, end = 0;  ///< bytes of the part in the template's text
  };
  std::vector<Part> parts;

  bool is_literal() const;
  /// The text with the values in it: numbers with the locale's decimal separator and minus, not grouped; the rest as
  /// Value::to_text.
  std::string evaluate(Environment const& environment) const;
};

/// Splits at `{{` and `}}` (a `{{` that nothing closes is an error) and parses what is between; braces within texts and
/// objects of the expression do not end it. `{{ value | format }}` is not offered: use format().
std::optional<Template> parse_template(std::string_view text, Names const& names, Locate const& locate,
                                       diag::Sink& sink);

}  // namespace livret::expr
