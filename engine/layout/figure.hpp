#pragma once

#include <optional>
#include <string>

#include "layout/measure.hpp"

namespace livret::layout {

/// The size of an image at its resolution.
base::Size natural_size(frame::Image const& image);

/// Adds a figure: title and subtitle, chart, drawing or image, notes. In the structure a Div holds a Caption and a
/// Figure side by side, because readers pass over what a Figure with alternative text contains. A drawing without
/// alternative text is an artifact.
void measure_figure(Measuring& measuring, content::Figure const& figure, frame::ElementId parent, Flow& flow,
                    base::Length width, diag::Span where);

/// Attaches a CSV to an element under a name that no other attachment has, described by the element's `title`; nothing
/// where `name` is empty.
void attach_data(Measuring& measuring, std::string const& name, std::string const& csv,
                 std::optional<content::Paragraph> const& title, frame::ElementId element);

}  // namespace livret::layout
