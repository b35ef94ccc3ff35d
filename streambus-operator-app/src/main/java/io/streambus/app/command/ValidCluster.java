package io.streambus.app.command;

import io.streambus.app.input.ClusterDocument;
import io.streambus.resources.Resolution.Resolved;

/** A valid cluster of a file. */
record ValidCluster(ClusterDocument document, Resolved resolved) {}
