/** The closed sets of words that appear in a StreamBusCluster. */
@NullMarked
package io.streambus.api.vocabulary;

import org.jspecify.annotations.NullMarked;
