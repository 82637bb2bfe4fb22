#include "cli/chart.hpp"

#include <fmt/format.h>

#include "base/file.hpp"
#include "canvas/canvas.hpp"
#include "chart/chart.hpp"
#include "cli/terminal.hpp"
#include "fill/chart_look.hpp"
#include "fill/tables.hpp"
#include "pdf/pdf.hpp"
#include "spec/project.hpp"

namespace livret::cli {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t largest_spec = std::size_t{64} << 20;

enum class Form { Svg, Png, Pdf, Yaml };

std::optional<Form> form_of(fs::path const& out) {
  auto const extension = out.extension();
  if (extension == ".svg") return Form::Svg;
  if (extension == ".png") return Form::Png;
  if (extension == ".pdf") return Form::Pdf;
  if (extension == ".yaml" || extension == ".yml") return Form::Yaml;
  return std::nullopt;
}

/// Why there is nothing to make of these options; empty where there is.
std::string fault_of(ChartOptions const& options) {
  if (options.expand) {
    bool const is_yaml = options.out.empty() || form_of(options.out) == Form::Yaml;
    return is_yaml ? "" : fmt::format("`--expand` writes a `.yaml`, found `{}`", options.out.string());
  }
  if (options.out.empty()) return "`-o` needs a name in `.svg`, `.png` or `.pdf`";
  auto const form = form_of(options.out);
  if (form && *form != Form::Yaml) return {};
  return fmt::format("`-o` needs a name in `.svg`, `.png` or `.pdf`, found `{}`", options.out.string());
}

/// The folder with a `livret.yaml` that `folder` lies in.
std::optional<fs::path> project_of(fs::path folder) {
  std::error_code error;
  for (;; folder = folder.parent_path()) {
    if (fs::exists(folder / "livret.yaml", error)) return folder;
    if (folder == folder.parent_path()) return std::nullopt;
  }
}

/// What the chart is read against.
struct Surroundings {
  diag::SourceMap& sources;
  diag::Sink& sink;
  fs::path library;
  fs::path folder;   ///< of the specification
  fs::path project;  ///< empty: it lies in none
  table::Tables tables;
  text::FontBook fonts;
  locale::Locale const* locale = nullptr;
  chart::Config config;
};

void load_project(Surroundings& around) {
  auto const folder = project_of(around.folder);
  if (!folder) return;
  around.project = *folder;
  auto const project = spec::load_project(*folder, around.library, around.sources, around.sink);
  if (!project) return;
  around.locale = project->locale;
  around.config.typography = project->typography;
  around.tables = fill::derive_tables(*project, fill::load_tables(*project, around.sources, around.sink), around.sink);
}

void load_look(std::string const& theme_name, Surroundings& around) {
  around.fonts.add_folder(around.library / "fonts", around.sources, around.sink);
  if (theme_name.empty()) {
    around.config.families.sans_serif = "Roboto";
    return;
  }
  auto const& folder = around.project.empty() ? around.folder : around.project;
  auto const theme = spec::load_theme(theme_name, folder, around.library, around.sources, around.sink);
  if (!theme) return;
  auto const typography = around.config.typography;
  around.config = fill::chart_look(*theme, around.locale->tag, around.fonts, around.sink);
  around.config.typography = typography;
}

frame::PagedDocument page_of(frame::Drawing drawing, chart::Chart const& chart, std::string const& name,
                             locale::Locale const& locale) {
  frame::PagedDocument document;
  document.metadata.title = name;
  document.metadata.language = locale.tag;
  auto const element = document.structure.add(document.structure.root(), frame::Role::Figure, chart.span());
  document.structure.element(element).alt = chart.alternative_text();
  document.structure.element(element).bounding_box = base::Rect{{}, drawing.size};
  auto const content = document.structure.content(element);
  document.attachments.push_back(
      {name + ".csv", "text/csv", name, table::to_csv(chart.data()), frame::Attachment::Relationship::Data, element});
  frame::Page page{{drawing.size, {}}, "1"};
  page.frame.items.emplace_back(
      frame::DrawingItem{{}, std::make_shared<frame::Drawing const>(std::move(drawing)), content});
  document.pages.push_back(std::move(page));
  return document;
}

base::Result<std::string> file_of(chart::Chart const& chart, frame::Drawing drawing, ChartOptions const& options,
                                  Surroundings const& around) {
  switch (form_of(options.out).value_or(Form::Svg)) {
    case Form::Png:
      return canvas::to_png(drawing, around.fonts, options.dots_per_inch);
    case Form::Pdf:
      return pdf::write(page_of(std::move(drawing), chart, options.out.stem().string(), *around.locale), around.fonts,
                        {});
    case Form::Svg:
    case Form::Yaml:
      break;
  }
  return canvas::to_svg(drawing, around.fonts);
}

/// What goes into the file, or nothing where the diagnostics say why.
std::optional<base::Result<std::string>> make(yaml::Node const& spec, ChartOptions const& options,
                                              Surroundings& around) {
  transform::Context data;
  data.tables = &around.tables;
  data.locale = around.locale;
  auto const root = around.project.empty() ? around.folder : around.project;
  chart::Context const context{data, around.config, around.fonts, {root, around.folder, &around.sources}};
  if (options.expand) {
    auto expanded = chart::expand_chart(spec, context, around.sink);
    if (!expanded || around.sink.has_errors()) return std::nullopt;
    return base::Result<std::string>(std::move(*expanded));
  }
  auto const chart = chart::read_chart(spec, context, around.sink);
  if (!chart || around.sink.has_errors()) return std::nullopt;
  auto drawing = options.width ? chart->draw(base::Length::from_pt(*options.width), around.fonts, around.sink)
                               : chart->draw(around.fonts, around.sink);
  if (around.sink.has_errors()) return std::nullopt;
  return file_of(*chart, std::move(drawing), options, around);
}

ExitStatus publish(std::string const& bytes, ChartOptions const& options) {
  if (options.out.empty()) {
    print(stdout, bytes);
    return ExitStatus::Published;
  }
  auto const written = base::write_file_atomically(options.out, bytes);
  if (written) return ExitStatus::Published;
  return fail(fmt::format("cannot write {}: {}", options.out.string(), written.error()));
}

}  // namespace

ExitStatus run_chart(ChartOptions const& options, std::filesystem::path const& library_folder) {
  if (auto const fault = fault_of(options); !fault.empty()) return misuse(fault);
  auto const* locale = locale::find_locale(options.locale.empty() ? "en" : options.locale);
  if (locale == nullptr)
    return misuse(fmt::format("`--locale` needs `fr`, `en` or `en-GB`, found `{}`", options.locale));
  auto bytes = base::read_file(options.spec, largest_spec);
  if (!bytes) return fail(fmt::format("cannot read {}: {}", options.spec.string(), bytes.error()));

  diag::SourceMap sources;
  diag::Sink sink;
  Surroundings around{sources, sink, library_folder, fs::absolute(options.spec).parent_path(), {}, {}, {}, locale, {}};
  auto const spec = yaml::load(sources, sources.add(options.spec.string(), std::move(bytes).value()), sink);
  load_project(around);
  if (!options.locale.empty() || around.locale == nullptr) around.locale = locale;
  load_look(options.theme, around);
  std::optional<base::Result<std::string>> made;
  if (spec && !sink.has_errors()) made = make(*spec, options, around);
  print_diagnostics(sink, sources, DiagnosticFormat::Text);
  if (!made) return sink.has_errors() && names_no_source(sink) ? ExitStatus::WrongUsage : ExitStatus::InputErrors;
  if (!*made) return fail(fmt::format("{}: {}", options.out.string(), made->error()));
  return publish(**made, options);
}

}  // namespace livret::cli
