/**
 * The rules that a StreamBusCluster must satisfy. Every violation is reported, each with its path.
 */
@NullMarked
package io.streambus.resources.validation;

import org.jspecify.annotations.NullMarked;
