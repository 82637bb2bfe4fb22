#pragma once

#include <string_view>

namespace livret::compile {

// The properties that things have, wherever they stand: in a view or in the config. Written as check_properties reads
// them.

/// Of an axis.
inline constexpr std::string_view axis_properties =
    "aria bandPosition description disable domain domainCap=butt|round|square domainColor domainDash "
    "domainDashOffset domainOpacity domainWidth encoding format formatType grid gridCap=butt|round|square gridColor "
    "gridDash gridDashOffset gridOpacity gridWidth labelAlign=left|center|right labelAngle "
    "labelBaseline=alphabetic|top|middle|bottom|line-top|line-bottom labelBound labelColor labelExpr labelFlush "
    "labelFlushOffset labelFont labelFontSize labelFontStyle=normal|italic|oblique labelFontWeight labelLimit "
    "labelLineHeight labelOffset labelOpacity labelOverlap=true|false|parity|greedy labelPadding labelSeparation "
    "labels maxExtent minExtent offset orient=left|right|top|bottom position style tickBand=center|extent "
    "tickCap=butt|round|square tickColor tickCount tickDash tickDashOffset tickExtra tickMinStep tickOffset "
    "tickOpacity tickRound tickSize tickWidth ticks title titleAlign=left|center|right titleAnchor=start|middle|end "
    "titleAngle titleBaseline=alphabetic|top|middle|bottom|line-top|line-bottom titleColor titleFont titleFontSize "
    "titleFontStyle=normal|italic|oblique titleFontWeight titleLimit titleLineHeight titleOpacity titlePadding "
    "titleX titleY translate values zindex";

/// Of a header of a facet.
inline constexpr std::string_view header_properties =
    "format formatType labelAlign=left|center|right labelAnchor=start|middle|end labelAngle "
    "labelBaseline=alphabetic|top|middle|bottom|line-top|line-bottom labelColor labelExpr labelFont labelFontSize "
    "labelFontStyle=normal|italic|oblique labelFontWeight labelLimit labelLineHeight "
    "labelOrient=left|right|top|bottom labelPadding labels orient=left|right|top|bottom title "
    "titleAlign=left|center|right titleAnchor=start|middle|end titleAngle "
    "titleBaseline=alphabetic|top|middle|bottom|line-top|line-bottom titleColor titleFont titleFontSize "
    "titleFontStyle=normal|italic|oblique titleFontWeight titleLimit titleLineHeight "
    "titleOrient=left|right|top|bottom titlePadding";

/// Of a legend.
inline constexpr std::string_view legend_properties =
    "aria clipHeight columnPadding columns cornerRadius description direction=horizontal|vertical disable encoding "
    "fillColor format formatType gradientLabelLimit gradientLabelOffset gradientLength gradientOpacity "
    "gradientStrokeColor gradientStrokeWidth gradientThickness gridAlign=all|each|none labelAlign=left|center|right "
    "labelBaseline=alphabetic|top|middle|bottom|line-top|line-bottom labelColor labelExpr labelFont labelFontSize "
    "labelFontStyle=normal|italic|oblique labelFontWeight labelLimit labelOffset labelOpacity "
    "labelOverlap=true|false|parity|greedy labelPadding labelSeparation legendX legendY offset "
    "orient=left|right|top|bottom|top-left|top-right|bottom-left|bottom-right|none padding rowPadding strokeColor "
    "strokeDash strokeWidth symbolDash symbolDashOffset symbolFillColor symbolLimit symbolOffset symbolOpacity "
    "symbolSize symbolStrokeColor symbolStrokeWidth symbolType tickCount tickMinStep title "
    "titleAlign=left|center|right titleAnchor=start|middle|end "
    "titleBaseline=alphabetic|top|middle|bottom|line-top|line-bottom titleColor titleFont titleFontSize "
    "titleFontStyle=normal|italic|oblique titleFontWeight titleLimit titleLineHeight titleOpacity "
    "titleOrient=left|right|top|bottom titlePadding type=symbol|gradient values zindex";

/// Of a mark; those of `ignored_mark_properties` have no effect on paper.
inline constexpr std::string_view mark_properties =
    "align=left|center|right angle aria ariaRole ariaRoleDescription aspect bandSize "
    "baseline=alphabetic|top|middle|bottom|line-top|line-bottom binSpacing "
    "blend=multiply|screen|overlay|darken|lighten|color-dodge|color-burn|hard-light|soft-light|difference|exclusion|"
    "hue|saturation|color|luminosity "
    "clip color continuousBandSize cornerRadius cornerRadiusBottomLeft cornerRadiusBottomRight cornerRadiusEnd "
    "cornerRadiusTopLeft cornerRadiusTopRight description dir=ltr|rtl discreteBandSize dx dy ellipsis endAngle fill "
    "fillOpacity filled font fontSize fontStyle=normal|italic|oblique fontWeight hatch height innerRadius "
    "interpolate=linear|linear-closed|step|step-before|step-after|basis|basis-open|basis-closed|cardinal|cardinal-open|"
    "cardinal-closed|bundle|monotone|natural|catmull-rom|catmull-rom-open|catmull-rom-closed "
    "invalid=filter|show|break-paths-filter-domains|break-paths-show-domains|break-paths-show-path-domains limit "
    "line lineBreak lineHeight minBandSize opacity order orient=horizontal|vertical outerRadius padAngle point "
    "radius radius2 radius2Offset radiusOffset shape size smooth startAngle stroke strokeCap=butt|round|square "
    "strokeDash strokeDashOffset strokeJoin=miter|round|bevel strokeMiterLimit strokeOffset strokeOpacity "
    "strokeWidth style tension text theta theta2 theta2Offset thetaOffset thickness time timeUnitBandPosition "
    "timeUnitBandSize type url width x x2 x2Offset xOffset y y2 y2Offset yOffset";
inline constexpr std::string_view ignored_mark_properties = "cursor href tooltip";

/// Of a projection.
inline constexpr std::string_view projection_properties =
    "center clipAngle clipExtent coefficient distance extent fit fraction lobes parallel parallels pointRadius "
    "precision radius ratio reflectX reflectY rotate scale size spacing tilt translate type";

/// Of a title.
inline constexpr std::string_view title_properties =
    "align=left|center|right anchor=start|middle|end angle aria "
    "baseline=alphabetic|top|middle|bottom|line-top|line-bottom color dx dy encoding font fontSize "
    "fontStyle=normal|italic|oblique fontWeight frame=bounds|group limit lineHeight offset "
    "orient=left|right|top|bottom|none style subtitle subtitleColor subtitleFont subtitleFontSize "
    "subtitleFontStyle=normal|italic|oblique subtitleFontWeight subtitleLineHeight subtitlePadding text zindex";

}  // namespace livret::compile
