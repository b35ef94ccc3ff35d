package io.streambus.deploy.dashboard;

/**
 * A query of a panel.
 *
 * @param expression PromQL, without variables
 * @param instant whether it is evaluated at one time only
 * @param legend name of each series, with labels in double braces
 */
public record Query(String refId, String expression, boolean instant, String legend) {}
