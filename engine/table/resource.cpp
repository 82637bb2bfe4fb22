#include "table/resource.hpp"

#include <fmt/format.h>

#include "yaml/reader.hpp"

namespace livret::table {

namespace {

/// What a package says for all its resources.
struct Inherited {
  std::string source;
  bool fictional = false;
};

enum class Audience { Public, Network, Territory };

/// The title of the first of `sources`.
std::optional<std::string> read_source(yaml::Node const& node, diag::Sink& sink) {
  if (node.kind != yaml::Kind::Sequence) {
    sink.error(node.span, fmt::format("expected a list of sources, found {}", yaml::describe(node)),
               "write `- title: …`");
    return std::nullopt;
  }
  std::optional<std::string> first;
  for (auto const& item : node.items) {
    yaml::Fields source(item, "a source", sink);
    auto title = source.string("title");
    source.optional("path");
    source.optional("email");
    source.finish();
    if (!first && title) first = std::move(title);
  }
  return first;
}

void read_inherited(yaml::Fields& fields, Inherited& inherited, diag::Sink& sink) {
  if (auto const* sources = fields.optional("sources"))
    inherited.source = read_source(*sources, sink).value_or(inherited.source);
  inherited.fictional = fields.boolean("fictional").value_or(inherited.fictional);
}

/// What Data Package defines and livret has no use for.
void accept_unused(yaml::Fields& fields) {
  for (auto const* name : {"description", "id", "profile", "homepage", "version", "created", "keywords", "contributors",
                           "licenses", "format", "mediatype", "bytes", "hash"})
    fields.optional(name);
}

void read_audience(yaml::Fields& fields, diag::Sink& sink) {
  if (auto const* audience = fields.optional("audience"))
    yaml::read_choice<Audience>(
        *audience, {{"public", Audience::Public}, {"network", Audience::Network}, {"territory", Audience::Territory}},
        sink);
}

void read_place_of_rows(yaml::Fields& fields, Resource& resource, diag::Sink& sink) {
  resource.data = fields.optional("data");
  auto const* path = fields.optional("path");
  if (path != nullptr)
    if (auto text = yaml::read_string(*path, sink)) resource.path = PlacedName{std::move(*text), path->span};
  if (auto const* dialect = fields.optional("dialect")) resource.dialect = read_dialect(*dialect, sink);
  if (auto const* encoding = fields.optional("encoding"))
    resource.dialect.encoding = read_encoding(*encoding, sink).value_or(Encoding::Utf8);
  if (resource.data != nullptr && path != nullptr) {
    sink.error(path->span, fmt::format("the resource `{}` has both `data` and `path`", resource.name.name),
               "remove one of them");
    resource.path.reset();
  }
  if (resource.data == nullptr && path == nullptr) {
    // An empty `data:` is a table without rows, which may be meant.
    auto const* empty = fields.node().find("data");
    if (empty != nullptr)
      sink.error(empty->span,
                 fmt::format("the data of `{}` needs to be a list of rows, found nothing", resource.name.name),
                 "write `[]` for no rows");
    else
      sink.error(resource.name.span, fmt::format("the resource `{}` has neither `data` nor `path`", resource.name.name),
                 "list rows under `data`, or name a CSV by `path`");
  }
}

std::optional<Resource> read_resource(yaml::Node const& node, Inherited inherited,
                                      std::vector<std::string>& undescribed, diag::Sink& sink) {
  yaml::Fields fields(node, "a resource", sink);
  Resource resource;
  if (auto const* name = fields.required("name"))
    resource.name = {yaml::read_string(*name, sink).value_or(""), name->span};
  resource.title = fields.string_or("title", resource.name.name);
  read_inherited(fields, inherited, sink);
  resource.source = std::move(inherited.source);
  resource.fictional = inherited.fictional;
  read_audience(fields, sink);
  accept_unused(fields);
  std::optional<Schema> schema;
  if (auto const* descriptor = fields.required("schema")) schema = read_schema(*descriptor, sink);
  if (node.kind == yaml::Kind::Mapping) read_place_of_rows(fields, resource, sink);
  fields.finish();
  if (!schema || resource.name.name.empty()) {
    undescribed.push_back(resource.name.name);
    return std::nullopt;
  }
  resource.schema = std::move(*schema);
  return resource;
}

}  // namespace

std::vector<Resource> read_resources(yaml::Node const& descriptor, std::vector<std::string>& undescribed,
                                     diag::Sink& sink) {
  std::vector<Resource> resources;
  auto const add = [&](yaml::Node const& node, Inherited const& inherited) {
    if (auto resource = read_resource(node, inherited, undescribed, sink)) resources.push_back(std::move(*resource));
  };
  bool const is_one_resource =
      descriptor.find("schema") != nullptr || descriptor.find("data") != nullptr || descriptor.find("path") != nullptr;
  if (is_one_resource) {
    add(descriptor, {});
    return resources;
  }
  yaml::Fields fields(descriptor, "a data package", sink);
  Inherited inherited;
  fields.optional("name");
  fields.optional("title");
  read_inherited(fields, inherited, sink);
  read_audience(fields, sink);
  accept_unused(fields);
  auto const* list = fields.required("resources");
  fields.finish();
  if (list == nullptr) return resources;
  if (list->kind != yaml::Kind::Sequence) {
    sink.error(list->span, fmt::format("expected a list of resources, found {}", yaml::describe(*list)),
               "start each resource with `- name: …`");
    return resources;
  }
  for (auto const& node : list->items) add(node, inherited);
  return resources;
}

}  // namespace livret::table
