#include "table/schema.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "base/text.hpp"
#include "table/constraints.hpp"
#include "table/moments.hpp"
#include "yaml/reader.hpp"

namespace livret::table {

namespace {

std::optional<Type> read_type(yaml::Node const& node, diag::Sink& sink) {
  return yaml::read_choice<Type>(node,
                                 {{"string", Type::String},
                                  {"integer", Type::Integer},
                                  {"number", Type::Number},
                                  {"boolean", Type::Boolean},
                                  {"date", Type::Date},
                                  {"year", Type::Year},
                                  {"yearmonth", Type::YearMonth},
                                  {"any", Type::Any}},
                                 sink);
}

std::optional<Missing> read_missing_kind(yaml::Node const& node, diag::Sink& sink) {
  return yaml::read_choice<Missing>(node,
                                    {{"not-answered", Missing::NotAnswered},
                                     {"not-applicable", Missing::NotApplicable},
                                     {"not-asked", Missing::NotAsked},
                                     {"suppressed", Missing::Suppressed}},
                                    sink);
}

/// Table Schema's list of texts, all not answered, or our mapping from a text to a kind; an empty text stays not
/// answered there.
MissingTexts read_missing_texts(yaml::Node const& node, diag::Sink& sink) {
  MissingTexts texts;
  if (node.kind != yaml::Kind::Mapping) {
    for (auto& text : yaml::read_strings(node, sink)) texts.emplace(std::move(text), Missing::NotAnswered);
    return texts;
  }
  for (auto const& [key, value] : node.entries)
    if (auto const kind = read_missing_kind(value, sink)) texts.emplace(key.text, *kind);
  texts.emplace("", Missing::NotAnswered);
  return texts;
}

void read_format(yaml::Node const* node, SchemaField& field, diag::Sink& sink) {
  field.format = iso_date;
  if (node == nullptr) return;
  auto const text = yaml::read_string(*node, sink);
  if (!text || *text == "default") return;
  if (field.field.type == Type::Date && is_date_format(*text)) {
    field.format = *text;
  } else if (field.field.type == Type::Date) {
    sink.error(node->span,
               fmt::format("expected a date format of `%Y`, `%m` and `%d`, found `{}`", yaml::quotation(*text)),
               "`%d/%m/%Y` reads `05/10/2023`");
  } else {
    sink.error(node->span,
               fmt::format("the format `{}` is not known for the type `{}`", yaml::quotation(*text),
                           name_of(field.field.type)),
               "leave it out");
  }
}

std::optional<SchemaField> read_field(yaml::Node const& node, MissingTexts const& missing_texts, diag::Sink& sink) {
  yaml::Fields fields(node, "a field of a schema", sink);
  SchemaField result;
  result.missing_texts = missing_texts;
  auto& field = result.field;
  field.span = node.span;
  auto const* name = fields.required("name");
  if (name != nullptr) {
    field.name = yaml::read_string(*name, sink).value_or("");
    field.span = name->span;
  }
  auto const* type = fields.optional("type");
  if (type != nullptr) field.type = read_type(*type, sink).value_or(Type::Any);
  field.title = fields.string_or("title", field.name);
  field.description = fields.string_or("description", "");
  read_format(fields.optional("format"), result, sink);
  if (auto const* texts = fields.optional("missingValues")) result.missing_texts = read_missing_texts(*texts, sink);
  if (auto const* decimal = fields.optional("decimalChar")) result.decimal_char = read_character(*decimal, sink);
  if (auto const* group = fields.optional("groupChar")) result.group_char = read_character(*group, sink);
  if (auto const* constraints = fields.optional("constraints")) read_constraints(*constraints, result, sink);
  fields.finish();
  if (field.name.empty()) return std::nullopt;
  return result;
}

void read_fields(yaml::Node const& node, MissingTexts const& missing_texts, Schema& schema, diag::Sink& sink) {
  if (node.kind != yaml::Kind::Sequence)
    return sink.error(node.span, fmt::format("expected a list of fields, found {}", yaml::describe(node)));
  std::set<std::string> names;
  for (auto const& item : node.items) {
    auto field = read_field(item, missing_texts, sink);
    if (!field) continue;
    if (!names.insert(field->field.name).second) {
      sink.error(field->field.span, fmt::format("there are two fields `{}`", field->field.name), "rename one of them");
      continue;
    }
    schema.fields.push_back(std::move(*field));
  }
}

/// Reports the names that are no field of the schema, and leaves them out.
std::vector<PlacedName> own_fields(std::vector<PlacedName> names, Schema const& schema, diag::Sink& sink) {
  std::vector<std::string> known;
  for (auto const& field : schema.fields) known.push_back(field.field.name);
  std::erase_if(names, [&](PlacedName const& name) {
    if (std::find(known.begin(), known.end(), name.name) != known.end()) return false;
    auto const near = base::nearest_word(name.name, known);
    sink.error(name.span, fmt::format("the schema has no field `{}`", yaml::quotation(name.name)),
               near ? fmt::format("did you mean `{}`?", *near) : fmt::format("its fields: {}", yaml::list_of(known)));
    return true;
  });
  return names;
}

std::optional<ForeignKey> read_foreign_key(yaml::Node const& node, Schema const& schema, diag::Sink& sink) {
  yaml::Fields fields(node, "a foreign key", sink);
  ForeignKey key;
  std::size_t named = 0;
  if (auto const* own = fields.required("fields")) {
    auto names = read_names(*own, sink);
    named = names.size();
    key.fields = own_fields(std::move(names), schema, sink);
  }
  if (auto const* reference = fields.required("reference")) {
    yaml::Fields target(*reference, "the reference of a foreign key", sink);
    if (auto const* resource = target.optional("resource"))
      key.resource = {yaml::read_string(*resource, sink).value_or(""), resource->span};
    if (auto const* names = target.required("fields")) key.reference_fields = read_names(*names, sink);
    target.finish();
  }
  fields.finish();
  if (named == 0 || key.fields.size() != named || key.reference_fields.empty()) return std::nullopt;
  if (named == key.reference_fields.size()) return key;
  sink.error(node.span, fmt::format("a foreign key needs as many fields here as there, found {} and {}", named,
                                    key.reference_fields.size()));
  return std::nullopt;
}

void read_foreign_keys(yaml::Node const& node, Schema& schema, diag::Sink& sink) {
  if (node.kind != yaml::Kind::Sequence)
    return sink.error(node.span, fmt::format("expected a list of foreign keys, found {}", yaml::describe(node)));
  for (auto const& item : node.items)
    if (auto key = read_foreign_key(item, schema, sink)) schema.foreign_keys.push_back(std::move(*key));
}

/// Each field of the primary key needs a value.
void read_primary_key(yaml::Node const& node, Schema& schema, diag::Sink& sink) {
  schema.primary_key = own_fields(read_names(node, sink), schema, sink);
  for (auto const& name : schema.primary_key)
    for (auto& field : schema.fields)
      if (field.field.name == name.name) field.constraints.required = true;
}

}  // namespace

std::vector<PlacedName> read_names(yaml::Node const& node, diag::Sink& sink) {
  if (node.kind != yaml::Kind::Sequence) {
    auto text = yaml::read_string(node, sink);
    return text ? std::vector<PlacedName>{{std::move(*text), node.span}} : std::vector<PlacedName>{};
  }
  std::vector<PlacedName> names;
  for (auto const& item : node.items)
    if (auto text = yaml::read_string(item, sink)) names.push_back({std::move(*text), item.span});
  return names;
}

std::optional<char> read_character(yaml::Node const& node, diag::Sink& sink) {
  auto const text = yaml::read_string(node, sink);
  if (!text) return std::nullopt;
  if (text->size() == 1 && static_cast<unsigned char>(text->front()) < 0x80) return text->front();
  sink.error(node.span, fmt::format("expected one character, found {}", yaml::describe(node)),
             "for a tab write `\"\\t\"`");
  return std::nullopt;
}

std::optional<Schema> read_schema(yaml::Node const& node, diag::Sink& sink) {
  yaml::Fields fields(node, "a schema", sink);
  Schema schema;
  MissingTexts missing_texts{{"", Missing::NotAnswered}};
  if (auto const* texts = fields.optional("missingValues")) missing_texts = read_missing_texts(*texts, sink);
  if (auto const* list = fields.required("fields")) read_fields(*list, missing_texts, schema, sink);
  if (auto const* key = fields.optional("primaryKey")) read_primary_key(*key, schema, sink);
  if (auto const* keys = fields.optional("foreignKeys")) read_foreign_keys(*keys, schema, sink);
  fields.finish();
  if (schema.fields.empty()) return std::nullopt;
  return schema;
}

}  // namespace livret::table
