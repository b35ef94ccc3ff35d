@NullMarked
package io.streambus.resources.model;

import org.jspecify.annotations.NullMarked;
