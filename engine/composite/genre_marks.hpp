#pragma once

#include <optional>

#include "composite/surroundings.hpp"
#include "yaml/node.hpp"

namespace livret::composite {

/// The charts of the genre. Each takes a view with the mark of its name and gives layers of plain marks; nothing where
/// a channel that it needs is missing, which is reported. Properties stand in the mark (`mark: {type: spine, …}`) or in
/// the section of the config that has the mark's name; so do the parts, each of which is a layer: `false` leaves it
/// out, a mapping styles it. Channels take `title`, `axis`, `scale`, `sort` and `legend` as Vega-Lite has them; types
/// need not be given.

/// `spine`: each row a value on the range of the others.
/// Channels: `y` rows, `x` the value; `min` and `max` the range, `q1` and `q3` its middle half, `reference` the mark on
/// it (a median); `verdict` a field whose values are below, near and above in the order of its `sort`, computed from
/// the middle half where it is not given; `text` a text before the plot (the number of answers).
/// Properties: `labels`, three texts for below, near, above; `suppressed`, the text where the value is missing.
/// Parts: `range middle reference point verdict text`.
std::optional<yaml::Node> expand_spine(yaml::Node unit, Surroundings const& surroundings);

/// `likert`: shares of ordered levels, diverging about the middle one, or stacked to 100 %.
/// Channels: `y` rows, `color` the level, its order given by `sort` or by the categories of the field; `x` counts or
/// shares, rows are counted where it is not given.
/// Properties: `middle`, a level, or `none` for stacked bars from 0; `least`, the share from which a segment has a
/// label (0.06). Parts: `segment label line`.
std::optional<yaml::Node> expand_likert(yaml::Node unit, Surroundings const& surroundings);

/// `caterpillar`: estimates with their intervals, sorted, against a reference.
/// Channels: `y` units, `x` the estimate, `min` and `max` the interval, `reference` a field with the reference.
/// Properties: `reference`, `mean`, `median` or a number where there is no such channel. Units whose interval misses
/// the reference have a triangle that points up or down. Parts: `interval point`.
std::optional<yaml::Node> expand_caterpillar(yaml::Node unit, Surroundings const& surroundings);

/// `intervals`: bars with intervals.
/// Channels: `x` categories, `y` the value, or the other way round where `x` is quantitative; `min` and `max` the
/// interval; `color`. Properties: `format` of the labels. Parts: `bar interval label`.
std::optional<yaml::Node> expand_intervals(yaml::Node unit, Surroundings const& surroundings);

/// `slope`: units at two or more editions, with labels at both ends that do not touch each other.
/// Channels: `x` editions in their order, `y` values, `detail` the unit; `color` and `shape`.
/// Properties: `format` of the values, `gap` between labels in pixels (13), `labels` (`both`, `start`, `end`).
/// Parts: `line point label`. `bump` is the same with ranks, the highest value first, and a part `number`; `y` is a
/// rank already where `rank: false` says so.
std::optional<yaml::Node> expand_slope(yaml::Node unit, Surroundings const& surroundings);
std::optional<yaml::Node> expand_bump(yaml::Node unit, Surroundings const& surroundings);

/// `dumbbell`: two values a row with the way between them.
/// Channels: `y` rows, `x` and `x2` the two values, or `x` and `color` for values under each other; `sort` of `y`.
/// Properties: `labels`, two texts for `x` and `x2`; `format`. Parts: `line point label`.
std::optional<yaml::Node> expand_dumbbell(yaml::Node unit, Surroundings const& surroundings);

/// `timeline`: events and periods along time, labelled in lanes above so that no label meets another or its stem.
/// Channels: `x` start, `x2` end of a period, `text` label, `color`, `shape`.
/// Properties: `today`, a date: what is later is hollow; `precision`, a field with `day`, `month`, `quarter`,
/// `season` or `year`: a pale bar shows the days that are meant; where it is not given, the length of a text (`2019`,
/// `2019-10`, `2019-10-05`) says it. Parts: `period vagueness event stem label`.
std::optional<yaml::Node> expand_timeline(yaml::Node unit, Surroundings const& surroundings);

/// `coverage`: sets and their intersections with counts (UpSet). Several views.
/// Channels: `y` the set, `detail` the element; a row says that an element is in a set.
/// Properties: `most`, intersections shown (12); `color`. Parts: `bar count ground member link`.
std::optional<yaml::Node> expand_coverage(yaml::Node unit, Surroundings const& surroundings);

/// `funnel`: shares of units against their size, within the limits that chance alone gives.
/// Channels: `x` size n, `y` share from 0 to 1, `text` the unit. Properties: `levels` of the limits ([0.95, 0.998]),
/// `least`, units below which no limits are drawn (20). Parts: `limit mean point label note`.
std::optional<yaml::Node> expand_funnel(yaml::Node unit, Surroundings const& surroundings);

/// `waffle`: a hundred cells shared out by largest remainder.
/// Channels: `color` the category, `theta` its value; rows are counted where it is not given.
/// Parts: `cell`.
std::optional<yaml::Node> expand_waffle(yaml::Node unit, Surroundings const& surroundings);

/// `sparkline`: a line the size of a word, its last, least and greatest values marked.
/// Channels: `x`, `y`. Properties: `format` of the last value, `color`. Parts: `line end label min max`.
std::optional<yaml::Node> expand_sparkline(yaml::Node unit, Surroundings const& surroundings);

/// `tilemap`: a tile a unit on a grid.
/// Channels: `color` the value, `text` the label of a tile (the unit's code where it is not given), and either `x` and
/// `y`, column and row counted from the top left, or `key`, the code of a unit of a built-in grid.
/// Properties: `grid`, `departements` or `regions` (INSEE codes). Parts: `tile text`.
std::optional<yaml::Node> expand_tilemap(yaml::Node unit, Surroundings const& surroundings);

/// `steps`: numbered steps under each other, or side by side.
/// Channels: `order` the number, `text` the title, `description`. Properties: `orient`, `vertical` or `horizontal`.
/// Parts: `line disc number title description`.
std::optional<yaml::Node> expand_steps(yaml::Node unit, Surroundings const& surroundings);

/// `matrix`: a bubble for each crossing, by size and shade.
/// Channels: `x`, `y`, `size` the value, `color` (the value too where it is not given), `text`. Missing values are
/// crosses. Properties: `format` of the labels. Parts: `bubble label missing`.
std::optional<yaml::Node> expand_matrix(yaml::Node unit, Surroundings const& surroundings);

}  // namespace livret::composite
