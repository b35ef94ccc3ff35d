/** Dashboards, the answers of Prometheus to their queries, and pictures of both. */
@NullMarked
package io.streambus.deploy.dashboard;

import org.jspecify.annotations.NullMarked;
