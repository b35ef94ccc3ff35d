/** The custom resource StreamBusCluster: its Java model, its names and labels, and its CRD. */
@NullMarked
package io.streambus.api;

import org.jspecify.annotations.NullMarked;
