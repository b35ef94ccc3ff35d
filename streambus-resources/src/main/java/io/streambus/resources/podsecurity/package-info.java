/** The policy of the operator for what the pods of clusters may be. */
@NullMarked
package io.streambus.resources.podsecurity;

import org.jspecify.annotations.NullMarked;
