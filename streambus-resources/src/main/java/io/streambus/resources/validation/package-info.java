/** The rules that a StreamBusCluster must satisfy. All violations are reported with their paths. */
@NullMarked
package io.streambus.resources.validation;

import org.jspecify.annotations.NullMarked;
