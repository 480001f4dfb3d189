// Stands in for the package `source-map`, which Handlebars looks for and can do without.

export const SourceNode = undefined;
