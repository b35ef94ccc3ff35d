/** Changes of clusters that users request: their costs, their writes and their progress. */
@NullMarked
package io.streambus.app.change;

import org.jspecify.annotations.NullMarked;
