#include "expr/parser.hpp"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "expr/lexer.hpp"

namespace livret::expr {
namespace {

/// An operator between two operands: how tightly it binds, and what it makes.
struct Infix {
  std::string_view sign;
  int strength;
  Form form;
};

int constexpr loosest = 1;

Infix const* find_infix(Token const& token) {
  using Op = BinaryOperator;
  static std::vector<Infix> const infixes = {{"||", 1, Or{}},
                                             {"&&", 2, And{}},
                                             {"|", 3, Binary{Op::BitOr}},
                                             {"^", 4, Binary{Op::BitXor}},
                                             {"&", 5, Binary{Op::BitAnd}},
                                             {"==", 6, Binary{Op::Equal}},
                                             {"!=", 6, Binary{Op::NotEqual}},
                                             {"===", 6, Binary{Op::StrictlyEqual}},
                                             {"!==", 6, Binary{Op::StrictlyNotEqual}},
                                             {"<", 7, Binary{Op::Less}},
                                             {"<=", 7, Binary{Op::LessOrEqual}},
                                             {">", 7, Binary{Op::Greater}},
                                             {">=", 7, Binary{Op::GreaterOrEqual}},
                                             {"in", 7, Binary{Op::In}},
                                             {"<<", 8, Binary{Op::ShiftLeft}},
                                             {">>", 8, Binary{Op::ShiftRight}},
                                             {">>>", 8, Binary{Op::ShiftRightUnsigned}},
                                             {"+", 9, Binary{Op::Add}},
                                             {"-", 9, Binary{Op::Subtract}},
                                             {"*", 10, Binary{Op::Multiply}},
                                             {"/", 10, Binary{Op::Divide}},
                                             {"%", 10, Binary{Op::Remainder}}};
  if (token.kind != Token::Kind::Sign && token.kind != Token::Kind::Name) return nullptr;
  auto const found =
      std::find_if(infixes.begin(), infixes.end(), [&](Infix const& infix) { return infix.sign == token.text; });
  return found == infixes.end() ? nullptr : &*found;
}

/// What to write instead of a sign or word that expressions do not have.
std::string hint_for(Token const& token) {
  static std::map<std::string, std::string, std::less<>> const hints = {
      {"=", "an expression assigns nothing: compare with `==`"},
      {"**", "write `pow(a, b)`"},
      {"??", "write `isValid(a) ? a : b`"},
      {"?.", "write `.`: a field of a missing value is missing"},
      {"++", "an expression changes nothing: write `+ 1`"},
      {"--", "an expression changes nothing: write `- 1`"},
      {"=>", "functions cannot be defined in an expression"},
      {"and", "write `&&`"},
      {"or", "write `||`"},
      {"not", "write `!`"},
      {"is", "write `==`"},
      {"/", "write `regexp('…')` for a regular expression"}};
  auto const found = hints.find(token.text);
  return token.kind != Token::Kind::Text && found != hints.end() ? found->second : std::string();
}

template <typename... Part>
std::vector<Syntax> list_of(Part... parts) {
  std::vector<Syntax> list;
  list.reserve(sizeof...(parts));
  (list.push_back(std::move(parts)), ...);
  return list;
}

/// One level of the parser's own recursion. Each nesting of an expression is a conditional or a unary expression, or
/// one in the other.
class Descent {
 public:
  explicit Descent(std::size_t& depth) : depth_(depth) { ++depth_; }
  ~Descent() { --depth_; }
  Descent(Descent const&) = delete;
  Descent& operator=(Descent const&) = delete;
  bool is_too_deep() const { return depth_ > 2 * greatest_nesting; }

 private:
  std::size_t& depth_;
};

class Parser {
 public:
  Parser(std::string_view text, std::vector<Token> tokens, Complaints const& complaints)
      : text_(text), tokens_(std::move(tokens)), complaints_(complaints) {}

  std::optional<Syntax> parse_all() {
    auto syntax = parse_conditional();
    if (!syntax) return std::nullopt;
    if (here().kind != Token::Kind::End) return refuse("an operator or the end");
    return syntax;
  }

 private:
  using Parsed = std::optional<Syntax>;

  Token const& here() const { return tokens_[at_]; }
  bool take(std::string_view sign) {
    if (!here().is(sign)) return false;
    ++at_;
    return true;
  }
  std::nullopt_t refuse(std::string_view needed);
  std::nullopt_t refuse_nesting();
  Parsed make(Form form, std::vector<Syntax> operands, std::size_t begin);

  Parsed parse_conditional();
  Parsed parse_infix(int strength);
  Parsed parse_unary();
  Parsed parse_postfix();
  Parsed parse_primary();
  Parsed parse_name();
  Parsed parse_call(Token const& name);
  Parsed parse_array();
  Parsed parse_object();
  Parsed parse_parenthesis();
  Parsed parse_element(Syntax object);
  Parsed parse_field(Syntax object);
  std::optional<std::vector<Syntax>> parse_list(std::string_view closing);

  std::string_view text_;
  std::vector<Token> tokens_;
  std::size_t at_ = 0;
  std::size_t nesting_ = 0;
  Complaints const& complaints_;
};

std::nullopt_t Parser::refuse(std::string_view needed) {
  Token const& token = here();
  if (token.kind == Token::Kind::End) {
    complaints_.error(token.begin, token.end, fmt::format("the expression ends where {} is needed", needed));
  } else {
    auto const written = text_.substr(token.begin, token.end - token.begin);
    complaints_.error(token.begin, token.end, fmt::format("found `{}`, needed {}", written, needed), hint_for(token));
  }
  return std::nullopt;
}

std::nullopt_t Parser::refuse_nesting() {
  complaints_.error(here().begin, here().end,
                    fmt::format("the expression is nested more than {} deep", greatest_nesting),
                    "make fields of its parts with `calculate`");
  return std::nullopt;
}

Parser::Parsed Parser::make(Form form, std::vector<Syntax> operands, std::size_t begin) {
  Syntax syntax{std::move(form), std::move(operands), begin, tokens_[at_ - 1].end, 1};
  for (Syntax const& operand : syntax.operands) syntax.height = std::max(syntax.height, operand.height + 1);
  if (syntax.height > greatest_nesting) return refuse_nesting();
  return syntax;
}

Parser::Parsed Parser::parse_conditional() {
  Descent const descent(nesting_);
  if (descent.is_too_deep()) return refuse_nesting();
  auto const begin = here().begin;
  auto condition = parse_infix(loosest);
  if (!condition || !take("?")) return condition;
  auto yes = parse_conditional();
  if (!yes) return std::nullopt;
  if (!take(":")) return refuse("`:`");
  auto no = parse_conditional();
  if (!no) return std::nullopt;
  return make(Conditional{}, list_of(std::move(*condition), std::move(*yes), std::move(*no)), begin);
}

/// Operators that bind at least as tightly as `strength`, from the left.
Parser::Parsed Parser::parse_infix(int strength) {
  auto const begin = here().begin;
  auto left = parse_unary();
  while (left) {
    Infix const* infix = find_infix(here());
    if (infix == nullptr || infix->strength < strength) return left;
    ++at_;
    auto right = parse_infix(infix->strength + 1);
    if (!right) return std::nullopt;
    left = make(infix->form, list_of(std::move(*left), std::move(*right)), begin);
  }
  return left;
}

Parser::Parsed Parser::parse_unary() {
  constexpr std::array<std::pair<std::string_view, UnaryOperator>, 4> signs = {{{"+", UnaryOperator::Plus},
                                                                                {"-", UnaryOperator::Minus},
                                                                                {"!", UnaryOperator::Not},
                                                                                {"~", UnaryOperator::BitNot}}};
  Descent const descent(nesting_);
  if (descent.is_too_deep()) return refuse_nesting();
  auto const begin = here().begin;
  auto const sign = std::find_if(signs.begin(), signs.end(), [&](auto const& known) { return here().is(known.first); });
  if (sign == signs.end()) return parse_postfix();
  ++at_;
  auto operand = parse_unary();
  return operand ? make(Unary{sign->second}, list_of(std::move(*operand)), begin) : std::nullopt;
}

Parser::Parsed Parser::parse_postfix() {
  auto syntax = parse_primary();
  while (syntax) {
    if (take("."))
      syntax = parse_field(std::move(*syntax));
    else if (take("["))
      syntax = parse_element(std::move(*syntax));
    else if (here().is("("))
      return refuse("an operator: only functions by their name can be called");
    else
      return syntax;
  }
  return syntax;
}

Parser::Parsed Parser::parse_field(Syntax object) {
  if (here().kind != Token::Kind::Name) return refuse("the name of a field");
  Token const& name = here();
  ++at_;
  auto const begin = object.begin;
  return make(FieldOf{name.text, name.begin}, list_of(std::move(object)), begin);
}

Parser::Parsed Parser::parse_element(Syntax object) {
  auto key = parse_conditional();
  if (!key) return std::nullopt;
  if (!take("]")) return refuse("`]`");
  auto const begin = object.begin;
  if (auto const* literal = std::get_if<Literal>(&key->form);
      literal != nullptr && literal->value.as<std::string>() != nullptr)
    return make(FieldOf{*literal->value.as<std::string>(), key->begin}, list_of(std::move(object)), begin);
  return make(ElementOf{}, list_of(std::move(object), std::move(*key)), begin);
}

Parser::Parsed Parser::parse_primary() {
  Token const& token = here();
  if (token.kind == Token::Kind::Name) return parse_name();
  if (token.is("(")) return parse_parenthesis();
  if (token.is("[")) return parse_array();
  if (token.is("{")) return parse_object();
  if (token.kind != Token::Kind::Number && token.kind != Token::Kind::Text) return refuse("a value");
  ++at_;
  Value value = token.kind == Token::Kind::Number ? Value(token.number) : Value(token.text);
  return make(Literal{std::move(value)}, {}, token.begin);
}

Parser::Parsed Parser::parse_name() {
  constexpr std::array<std::string_view, 10> reserved = {"new",  "typeof", "void",       "delete", "function",
                                                         "this", "var",    "instanceof", "in",     "return"};
  Token const& name = here();
  if (std::find(reserved.begin(), reserved.end(), name.text) != reserved.end()) return refuse("a value");
  ++at_;
  if (here().is("(")) return parse_call(name);
  if (name.text == "true" || name.text == "false") return make(Literal{Value(name.text == "true")}, {}, name.begin);
  if (name.text == "null" || name.text == "undefined") return make(Literal{}, {}, name.begin);
  if (Value const* constant = find_constant(name.text)) return make(Literal{*constant}, {}, name.begin);
  return make(Variable{name.text}, {}, name.begin);
}

/// Items between commas up to `closing`, whose opening sign stands here.
std::optional<std::vector<Syntax>> Parser::parse_list(std::string_view closing) {
  ++at_;
  std::vector<Syntax> items;
  if (take(closing)) return items;
  for (;;) {
    auto item = parse_conditional();
    if (!item) return std::nullopt;
    items.push_back(std::move(*item));
    if (take(closing)) return items;
    if (!take(",")) return refuse(fmt::format("`,` or `{}`", closing));
  }
}

Parser::Parsed Parser::parse_call(Token const& name) {
  auto arguments = parse_list(")");
  if (!arguments) return std::nullopt;
  if (name.text == "if" && arguments->size() == 3) return make(Conditional{}, std::move(*arguments), name.begin);
  return make(Call{name.text, find_function(name.text)}, std::move(*arguments), name.begin);
}

Parser::Parsed Parser::parse_array() {
  auto const begin = here().begin;
  auto items = parse_list("]");
  return items ? make(ArrayOf{}, std::move(*items), begin) : std::nullopt;
}

Parser::Parsed Parser::parse_parenthesis() {
  ++at_;
  auto inner = parse_conditional();
  if (inner && !take(")")) return refuse("`)`");
  return inner;
}

Parser::Parsed Parser::parse_object() {
  auto const begin = here().begin;
  ++at_;
  ObjectOf object;
  std::vector<Syntax> values;
  while (!take("}")) {
    if (!values.empty() && !take(",")) return refuse("`,` or `}`");
    Token const& key = here();
    if (key.kind == Token::Kind::End || key.kind == Token::Kind::Sign) return refuse("the name of a field");
    object.names.push_back(key.kind == Token::Kind::Number ? Value(key.number).to_text() : key.text);
    ++at_;
    if (!take(":")) return refuse("`:`");
    auto value = parse_conditional();
    if (!value) return std::nullopt;
    values.push_back(std::move(*value));
  }
  return make(std::move(object), std::move(values), begin);
}

}  // namespace

std::optional<Syntax> parse_syntax(std::string_view text, Complaints const& complaints) {
  auto tokens = read_tokens(text, complaints);
  return tokens ? Parser(text, std::move(*tokens), complaints).parse_all() : std::nullopt;
}

}  // namespace livret::expr
