/**
 * The StreamBusCluster custom resource: its Java model, its names and labels, and its
 * CustomResourceDefinition.
 */
@NullMarked
@PublicApi
package io.streambus.api;

import io.streambus.api.stability.PublicApi;
import org.jspecify.annotations.NullMarked;
