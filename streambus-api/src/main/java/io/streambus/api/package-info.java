/**
 * The StreamBusCluster custom resource: its Java model, its names and labels, and its
 * CustomResourceDefinition.
 */
@NullMarked
package io.streambus.api;

import org.jspecify.annotations.NullMarked;
