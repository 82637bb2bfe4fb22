#include "spec/typography_reader.hpp"

#include "yaml/reader.hpp"

namespace livret::spec {

namespace {

void read_space(yaml::Fields& fields, std::string_view name, char32_t& space) {
  auto const* node = fields.optional(name);
  if (node == nullptr) return;
  space =
      yaml::read_choice<char32_t>(*node, {{"narrow", U'\u202f'}, {"wide", U'\u00a0'}}, fields.sink()).value_or(space);
}

}  // namespace

void read_typography(yaml::Node const& node, Project& project, diag::Sink& sink) {
  using Mode = locale::Profile::Mode;
  yaml::Fields fields(node, "`typography`", sink);
  auto& profile = project.typography;
  if (auto const* mode = fields.optional("mode"))
    profile.mode =
        yaml::read_choice<Mode>(
            *mode, {{"correct", Mode::Correct}, {"report", Mode::Report}, {"verbatim", Mode::Verbatim}}, sink)
            .value_or(profile.mode);
  read_space(fields, "colon-space", profile.colon_space);
  read_space(fields, "guillemet-space", profile.guillemet_space);
  read_space(fields, "high-space", profile.high_space);
  fields.finish();
}

}  // namespace livret::spec
